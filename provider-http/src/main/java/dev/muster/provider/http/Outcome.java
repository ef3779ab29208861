package dev.muster.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a request. Words in it have no secrets left. */
public sealed interface Outcome {

    /** The outcome of an answer that says yes; unknown when its body cannot be read. */
    static Outcome done(Answer answer) {
        return answer.isUnreadable()
                ? new Unknown("the answer (" + answer + ") is not the JSON it should be", null)
                : new Done(new Reply(answer));
    }

    /** The outcome of an answer that says no, in these words. */
    static Outcome refused(Answer answer, Complaint complaint) {
        String code = complaint.code().isEmpty() ? Integer.toString(answer.status()) : complaint.code();
        return new Refused(answer.status(), code, complaint.message(), answer.json());
    }

    /** Carried out, and the answer could be read. */
    record Done(Reply reply) implements Outcome {
        /** Checks that there is a reply. */
        public Done {
            Objects.requireNonNull(reply, "reply");
        }
    }

    /**
     * Understood, and not carried out. Never sent again as it is.
     *
     * @param status the HTTP status
     * @param code the tool's own short name for the reason, such as {@code name_taken}; the status when it gave none
     * @param message what the tool says about it, may be empty
     * @param answer the whole answer, a missing node when it was no JSON
     */
    record Refused(int status, String code, String message, JsonNode answer) implements Outcome {
        /** Whether the reason is one of these. */
        public boolean is(String... codes) {
            for (String each : codes) {
                if (code.equals(each)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Not carried out, and safe to repeat: the tool has had enough for now.
     *
     * @param retryAfter how long it asks to wait, or null when it did not say
     * @param reason which limit it was, in words
     * @param reach what should wait
     */
    record RateLimited(@Nullable Duration retryAfter, String reason, Reach reach) implements Outcome {

        /** What a limit holds back. */
        public enum Reach {
            /** This call about this subject. */
            CALL,
            /** Every call to the tool. */
            TOOL
        }
    }

    /**
     * It never reached the tool: no address, no connection, no time left, or held back by ourselves.
     *
     * @param reason why
     * @param retryAfter when it makes sense to try again, or null
     * @param cause what failed, or null
     */
    record NotSent(
            String reason,
            @Nullable Duration retryAfter,
            @Nullable Exception cause) implements Outcome {}

    /**
     * It may or may not have been carried out: no answer, an answer that cannot be read, a fault of the tool's.
     *
     * @param reason why it is not known
     * @param cause what failed, or null
     */
    record Unknown(String reason, @Nullable Exception cause) implements Outcome {}
}
