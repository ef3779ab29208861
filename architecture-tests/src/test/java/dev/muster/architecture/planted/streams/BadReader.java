package dev.muster.architecture.planted.streams;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

public final class BadReader {
    Object read(InputStream in) throws IOException, ClassNotFoundException {
        try (var objects = new ObjectInputStream(in)) {
            return objects.readObject();
        }
    }
}
