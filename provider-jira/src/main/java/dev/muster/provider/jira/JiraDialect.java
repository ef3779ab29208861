package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Answer;
import dev.muster.provider.http.Complaint;
import dev.muster.provider.http.Dialect;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.RetryAfter;
import dev.muster.provider.http.json.Json;
import java.util.ArrayList;
import java.util.List;

/** How Jira Cloud answers: {@code {"errorMessages": [], "errors": {}}}, and which limit a 429 tells of. */
final class JiraDialect implements Dialect {

    @Override
    public Complaint complaint(Answer answer) {
        JsonNode tree = answer.json();
        List<String> words = new ArrayList<>();
        Json.items(tree, "/errorMessages").forEach(each -> words.add(each.asText()));
        tree.path("errors")
                .properties()
                .forEach(
                        each -> words.add(each.getKey() + ": " + each.getValue().asText()));
        return new Complaint("", String.join("; ", words));
    }

    @Override
    public Outcome.RateLimited limited(Answer answer) {
        String reason = answer.header("RateLimit-Reason").orElse("");
        return new Outcome.RateLimited(
                RetryAfter.of(answer)
                        .or(() -> RetryAfter.instant(answer, "X-RateLimit-Reset"))
                        .orElse(null),
                answer.endpoint().name() + " is limited" + (reason.isEmpty() ? "" : " (" + reason + ")"),
                reason.contains("quota") ? Outcome.RateLimited.Reach.TOOL : Outcome.RateLimited.Reach.CALL);
    }
}
