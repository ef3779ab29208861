package dev.muster.spi.store;

/** Somebody else appended first. Nothing was written; the caller reads again and decides again. */
public final class ConcurrentAppendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String stream;
    private final long expectedVersion;
    private final long actualVersion;

    /** {@code stream} is at {@code actualVersion} although {@code expectedVersion} was expected. */
    public ConcurrentAppendException(String stream, long expectedVersion, long actualVersion) {
        super("stream " + stream + " is at version " + actualVersion + ", expected " + expectedVersion
                + ": read it again and decide again");
        this.stream = stream;
        this.expectedVersion = expectedVersion;
        this.actualVersion = actualVersion;
    }

    /** The stream concerned. */
    public String stream() {
        return stream;
    }

    /** The version the caller expected. */
    public long expectedVersion() {
        return expectedVersion;
    }

    /** The version found. */
    public long actualVersion() {
        return actualVersion;
    }
}
