"""Takes every connection and never says a word."""

import socket
import sys

server = socket.create_server((sys.argv[1], 443))
print("ready", flush=True)
taken = []
while True:
    taken.append(server.accept())
