# Opens a file with a program that asks for its passphrase on a terminal.
# arguments: program, where to put what it opens, the file; the words come by standard input.
import sys

try:
    import pexpect
except ImportError:
    sys.exit("python3-pexpect is missing: run `cargo xtask setup`, which installs it")

program, opened, locked = sys.argv[1:]
words = sys.stdin.read()
child = pexpect.spawn(program, ["--decrypt", "--output", opened, locked], timeout=120, echo=False, encoding="utf-8")
child.expect("(?i)passphrase")
child.sendline(words)
child.expect(pexpect.EOF)
said = child.before
child.close()
if child.exitstatus != 0:
    sys.exit(f"{program} ended with {child.exitstatus}: {said}")
