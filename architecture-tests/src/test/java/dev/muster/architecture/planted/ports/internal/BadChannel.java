package dev.muster.architecture.planted.ports.internal;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

public final class BadChannel {
    boolean open() throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            return channel.isOpen();
        }
    }
}
