# What fish completes behind article-reader; where nothing else is said, it offers files.

set -l encodings utf-8 utf-16 windows-125{0,1,2} iso-8859-{1,2,15} koi8-r shift_jis euc-jp euc-kr gb18030 big5
set -l themes auto paper night textual-{dark,light} ansi-{dark,light} atom-one-{dark,light} \
    catppuccin-{frappe,latte,macchiato,mocha} dracula flexoki gruvbox monokai nord rose-pine rose-pine-{dawn,moon} \
    solarized-{dark,light} tokyo-night

complete -c article-reader -s h -l help -d 'Print a summary of the options'
complete -c article-reader -l version -d 'Print the version'
complete -c article-reader -l as -x -a 'text html markdown mail' -d 'What FILE is'
complete -c article-reader -l max-size -x -d 'Refuse a FILE larger than MB megabytes'
complete -c article-reader -l encoding -x -a "$encodings" -d 'The encoding of FILE'
complete -c article-reader -s f -l format -x -a 'html json markdown text yaml' -d 'Print in this format'
complete -c article-reader -s p -l print -d 'Print as text, even to a terminal'
complete -c article-reader -s o -l output -r -F -d 'Write to a file'
complete -c article-reader -l force -d 'Let -o overwrite a file that is there'
complete -c article-reader -s w -l width -x -d 'Width of the column in cells'
complete -c article-reader -l captions -d 'Show the captions'
complete -c article-reader -l no-captions -d 'Leave the captions out'
complete -c article-reader -l left-out -d 'Print the lines left out, too'
complete -c article-reader -l all -d 'Take every line as part of the story'
complete -c article-reader -s v -l verbose -d 'Say how many lines were left out'
complete -c article-reader -l section -x -d 'Open at this section, or print it alone'
complete -c article-reader -l theme -x -a "$themes" -d 'The reader\'s theme'
complete -c article-reader -l color -x -a 'auto always never' -d 'When to print in colour'
complete -c article-reader -l explain -d 'Print why each line is what it is'
complete -c article-reader -l phrases -r -F -d 'Know the stock phrases of a file too'
complete -c article-reader -l config -r -F -d 'Use this config file'
complete -c article-reader -l config-example -d 'Print a config file with everything in it'
complete -c article-reader -l resume -d 'Open where the article was left'
complete -c article-reader -l no-resume -d 'Open at the top'
complete -c article-reader -l forget -d 'Forget where the article was left'
