package dev.muster.architecture.planted.ports.provider;

import java.io.IOException;
import java.net.ServerSocket;

public final class BadListener {
    int open() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
