# Completion of s17gen in bash. In this shell alone:
#   eval "$(s17gen completion bash)"
# In every new one, where bash-completion is installed:
#   mkdir -p ~/.local/share/bash-completion/completions
#   s17gen completion bash > ~/.local/share/bash-completion/completions/s17gen
# or put the `eval` line in ~/.bashrc.

_s17gen_completion() {
    local line type value about
    COMPREPLY=()
    while IFS=$'\t' read -r type value about; do
        case $type in
            plain)
                COMPREPLY+=("$value")
                compopt -o filenames  # so that brackets are quoted
                ;;
            file) compopt -o default ;;
            dir) compopt -o dirnames ;;
        esac
    done < <(_S17GEN_COMPLETE=bash _S17GEN_LINE=${COMP_LINE:0:COMP_POINT} "${1/#\~/$HOME}" 2>/dev/null)
}

complete -F _s17gen_completion s17gen
