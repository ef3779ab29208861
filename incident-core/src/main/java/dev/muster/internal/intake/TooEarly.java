package dev.muster.internal.intake;

import java.io.Serial;

/** News of a thing that the incident does not know yet, because the call that makes it has not been settled: it is to be applied later. */
final class TooEarly extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooEarly(String identity) {
        super(
                identity + " is news of a thing that is still being made: apply it once that is settled",
                null,
                false,
                false);
    }
}
