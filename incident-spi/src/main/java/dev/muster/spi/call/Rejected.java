package dev.muster.spi.call;

import org.jspecify.annotations.Nullable;

/** The tool understood the call and said no. Asking again with the same content will not help. Do not retry. */
public final class Rejected extends ProviderException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String remedy;

    /** A refusal of {@code field} for {@code problem}; {@code remedy} says what a person can do about it. */
    public Rejected(String provider, String field, String problem, String remedy) {
        this(provider, field, problem, remedy, null);
    }

    /** The same with its cause. */
    public Rejected(String provider, String field, String problem, String remedy, @Nullable Throwable cause) {
        super(provider, field + " " + problem + "; " + remedy, cause);
        this.field = field;
        this.remedy = remedy;
    }

    /** What was refused: a field or an object. */
    public String field() {
        return field;
    }

    /** What a person can do about it. */
    public String remedy() {
        return remedy;
    }
}
