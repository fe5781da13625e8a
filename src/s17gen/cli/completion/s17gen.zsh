#compdef s17gen
# Completion of s17gen in zsh. In this shell alone, where `compinit` has been called:
#   eval "$(s17gen completion zsh)"
# In every new one: write it as `_s17gen` to a folder that stands in $fpath before `compinit` is called:
#   mkdir -p ~/.zfunc && s17gen completion zsh > ~/.zfunc/_s17gen
# with `fpath+=(~/.zfunc)` and `autoload -Uz compinit && compinit` in ~/.zshrc.

_s17gen() {
    local line kind value about
    local -a found
    while IFS=$'\t' read -r kind value about; do
        case $kind in
            plain) found+=("${value//:/\\:}${about:+:$about}") ;;
            file) _files ;;
            dir) _files -/ ;;
        esac
    done < <(_S17GEN_COMPLETE=zsh _S17GEN_LINE="${(j: :)words[1,CURRENT]}" ${~words[1]} 2>/dev/null)
    if (( $#found )); then
        if [[ $PREFIX == --*=* ]]; then
            compset -P 1 '*='
            _describe -V s17gen found
        else
            _describe -V s17gen found -U  # all of it fits already, also what was typed otherwise: `s 31(`
        fi
    fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _s17gen "$@"
else
    compdef _s17gen s17gen
fi
