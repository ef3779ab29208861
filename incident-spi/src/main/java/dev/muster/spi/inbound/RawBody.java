package dev.muster.spi.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a delivery exactly as they came: signatures are verified over them. Immutable. */
public final class RawBody {

    private final byte[] bytes;

    private RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static RawBody of(byte[] bytes) {
        return new RawBody(bytes.clone());
    }

    /** The UTF-8 bytes of this text. */
    public static RawBody of(String text) {
        return new RawBody(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes there are. */
    public int size() {
        return bytes.length;
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBody body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: a body may hold what a log must not. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
