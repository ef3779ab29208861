package dev.muster.architecture.planted.streams;

import java.io.IOException;
import java.io.InputStream;

public final class GoodReader {
    byte[] read(InputStream in) throws IOException {
        return in.readAllBytes();
    }
}
