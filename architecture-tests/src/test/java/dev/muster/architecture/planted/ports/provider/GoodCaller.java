package dev.muster.architecture.planted.ports.provider;

import java.io.IOException;
import java.net.Socket;

public final class GoodCaller {
    boolean call() throws IOException {
        try (Socket socket = new Socket("localhost", 1)) {
            return socket.isConnected();
        }
    }
}
