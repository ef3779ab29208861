package dev.muster.spi.store;

/** What became of an {@link Append} that did not throw. */
public sealed interface Appended {

    /** All of it is written; the stream is at {@code version} now. */
    record Committed(long version) implements Appended {}

    /**
     * Nothing was written: {@code key} belongs already, be it to the same stream.
     *
     * @param key the key concerned
     * @param owner the stream that has it
     * @param fingerprint what the owner registered it for
     */
    record KeyTaken(String key, String owner, String fingerprint) implements Appended {}
}
