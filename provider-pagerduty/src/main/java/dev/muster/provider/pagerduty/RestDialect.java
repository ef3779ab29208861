package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Answer;
import dev.muster.provider.http.Complaint;
import dev.muster.provider.http.Dialect;
import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.Quota;
import dev.muster.provider.http.RetryAfter;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.pace.Limit;
import dev.muster.spi.call.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How REST API v2 answers: {@code {"error": {"message", "code", "errors"}}} and {@code ratelimit-} headers (REST API, "Errors" and "Rate Limits"). */
final class RestDialect implements Dialect {

    private static final String REQUESTER_UNKNOWN = "1008";
    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(30);

    @Override
    public Complaint complaint(Answer answer) {
        JsonNode tree = answer.json();
        List<String> words = new ArrayList<>();
        Json.at(tree, "/error/message").ifPresent(words::add);
        Json.items(tree, "/error/errors").forEach(error -> words.add(error.asText()));
        return new Complaint(Json.at(tree, "/error/code").orElse(""), String.join(": ", words));
    }

    @Override
    public Outcome.RateLimited limited(Answer answer) {
        return new Outcome.RateLimited(
                RetryAfter.seconds(answer, "ratelimit-reset")
                        .or(() -> RetryAfter.of(answer))
                        .orElse(WITHOUT_A_WORD),
                answer.endpoint().name() + " is limited",
                isOfTheAccount(answer) ? Outcome.RateLimited.Reach.TOOL : Outcome.RateLimited.Reach.CALL);
    }

    /** The headers tell of the limit that is closest to being reached; which one it is shows in its size. */
    @Override
    public Optional<Quota> quota(Answer answer) {
        Optional<Integer> remaining = answer.header("ratelimit-remaining").flatMap(RestDialect::whole);
        Optional<Duration> reset = RetryAfter.seconds(answer, "ratelimit-reset");
        List<Limit> limits = answer.endpoint().limits();
        if (remaining.isEmpty() || reset.isEmpty() || limits.isEmpty()) {
            return Optional.empty();
        }
        Limit counted = isOfTheAccount(answer) ? limits.get(0) : limits.get(limits.size() - 1);
        return Optional.of(new Quota(counted, remaining.get(), reset.get()));
    }

    @Override
    public ProviderException refusal(String provider, Endpoint endpoint, Outcome.Refused refused) {
        if (refused.is(REQUESTER_UNKNOWN) || refused.message().contains("Requester User Not Found")) {
            return Dialect.misconfigured(
                    provider, "from", refused, "set it to the e-mail address of a user of this PagerDuty account");
        }
        return Dialect.super.refusal(provider, endpoint, refused);
    }

    private static boolean isOfTheAccount(Answer answer) {
        return answer.header("ratelimit-limit")
                .flatMap(RestDialect::whole)
                .map(limit -> limit >= Rest.ACCOUNT.permits())
                .orElse(true);
    }

    private static Optional<Integer> whole(String header) {
        return header.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(header)) : Optional.empty();
    }
}
