package dev.muster.provider.http;

import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import java.util.Optional;

/**
 * How one vendor talks: what its answers mean. The defaults follow the HTTP status; a vendor overrides what it does differently, mostly {@link
 * #complaint} alone. Implementations are stateless and thread-safe; words they take out of answers are cleaned of secrets by the client.
 */
public interface Dialect {

    /** The dialect of a tool that goes by the book. */
    Dialect STANDARD = new Dialect() {};

    /**
     * What an answer means. By default 2xx is done if its body can be read and unknown if not; 429 is a limit; 408 and 5xx are unknown; everything else
     * is refused.
     */
    default Outcome read(Answer answer) {
        return Statuses.outcome(answer, this);
    }

    /** What the tool says is wrong. By default nothing is known of its form. */
    default Complaint complaint(Answer answer) {
        return Complaint.NONE;
    }

    /** The limit that a 429 tells of. By default the call waits for {@code Retry-After}. */
    default Outcome.RateLimited limited(Answer answer) {
        return new Outcome.RateLimited(
                RetryAfter.of(answer).orElse(null),
                answer.endpoint().name() + " is limited",
                Outcome.RateLimited.Reach.CALL);
    }

    /** The tool's own count, when the answer tells it. By default it does not. */
    default Optional<Quota> quota(Answer answer) {
        return Optional.empty();
    }

    /**
     * What a refusal means for the engine. By default 401 and 407 blame the credentials, 403 the rights, a redirect the URL, and all else is {@link
     * Rejected}.
     */
    default ProviderException refusal(String provider, Endpoint endpoint, Outcome.Refused refused) {
        return Statuses.refusal(provider, endpoint, refused);
    }

    /** A set-up that is wrong, in the words of a refusal. */
    static Misconfigured misconfigured(String provider, String setting, Outcome.Refused refused, String remedy) {
        return new Misconfigured(provider, setting, Statuses.told(refused), remedy);
    }

    /** A request that is wrong, in the words of a refusal. */
    static Rejected rejected(String provider, String field, Outcome.Refused refused, String remedy) {
        return new Rejected(provider, field, Statuses.told(refused), remedy);
    }
}
