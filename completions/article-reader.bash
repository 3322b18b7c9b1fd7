# What bash completes behind article-reader. Where nothing is offered here, readline offers files.
# Written by docs/generate.py.

_article_reader() {
    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} words='' place

    # "--format=js" arrives as three words, as = divides them.
    if [[ $word == '=' ]]; then
        word=''
    elif [[ $option == '=' ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    COMPREPLY=()
    for ((place = 1; place < COMP_CWORD; place++)); do
        [[ ${COMP_WORDS[place]} == '--' ]] && return # only files follow
    done
    case $option in
        --as) words='text html markdown mail' ;;
        --encoding) words='utf-8 utf-16 windows-1250 windows-1251 windows-1252 iso-8859-1 iso-8859-2 iso-8859-15 koi8-r shift_jis euc-jp euc-kr gb18030 big5' ;;
        -f | --format) words='html json markdown notes text yaml' ;;
        --color) words='auto always never' ;;
        --theme) words='auto paper night textual-dark textual-light ansi-dark atom-one-dark catppuccin-frappe catppuccin-macchiato catppuccin-mocha dracula flexoki gruvbox monokai nord rose-pine rose-pine-moon solarized-dark tokyo-night ansi-light atom-one-light catppuccin-latte rose-pine-dawn solarized-light' ;;
        --phrases | -o | --output | --config) return ;;
        --max-size | -w | --width | --section)
            compopt +o default 2>/dev/null # no file belongs here
            return
            ;;
        *)
            [[ $word == -* ]] || return
            words='--as --encoding --max-size --phrases -f --format -p --print -o --output --force --left-out -v --verbose --explain --color -w --width --captions --no-captions --hyphenation --no-hyphenation --justification --no-justification --all --section --theme --resume --no-resume --config --config-example --recent --forget -h --help --version'
            ;;
    esac
    # No word of these lists has a blank or a wildcard in it.
    # shellcheck disable=SC2207
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    [[ ${#COMPREPLY[@]} -gt 0 ]] || compopt +o default 2>/dev/null
}

complete -o default -F _article_reader article-reader
