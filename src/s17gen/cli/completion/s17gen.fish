# Completion of s17gen in fish. In this shell alone:
#   s17gen completion fish | source
# In every new one:
#   mkdir -p ~/.config/fish/completions
#   s17gen completion fish > ~/.config/fish/completions/s17gen.fish

function __s17gen_completion
    set -l word (commandline -ct)
    set -l before (string match -r -- '^--[^=]*=' $word)
    set -l program (commandline -opc)[1]
    set -l typed (commandline -cp | string collect)
    for line in (env _S17GEN_COMPLETE=fish _S17GEN_LINE="$typed" $program 2>/dev/null)
        set -l parts (string split -m 2 \t -- $line)
        switch $parts[1]
            case plain
                printf '%s%s\t%s\n' "$before" $parts[2] "$parts[3]"
            case file
                __fish_complete_path $word
            case dir
                __fish_complete_directories $word ''
        end
    end
end

complete --no-files --keep-order --command s17gen --arguments '(__s17gen_completion)'
