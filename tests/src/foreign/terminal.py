# Runs a program that asks for a passphrase on a terminal only, and types it there.
# arguments: what the question says, the program and its arguments; the words come by standard input.
import sys

try:
    import pexpect
except ImportError:
    sys.exit("python3-pexpect is missing: run `cargo xtask setup`, which installs it")

question, program, *arguments = sys.argv[1:]
words = sys.stdin.read()
child = pexpect.spawn(program, arguments, timeout=120, echo=False, encoding="utf-8")
child.expect(f"(?i){question}")
child.sendline(words)
child.expect(pexpect.EOF)
said = child.before
child.close()
if child.exitstatus != 0:
    sys.exit(f"{program} ended with {child.exitstatus}: {said}")
