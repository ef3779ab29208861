package dev.muster.provider.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A check of a tool's published contract that stands in for the tool, at {@code -Dmuster.contract.control.url}: faults are ordered from it by {@code POST
 * /faults}, and it tells what it saw by {@code /state}, {@code /violations}, {@code /problems} and {@code /coverage}, in JSON.
 */
public final class ContractCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI control;
    private final String provider;

    private ContractCheck(URI control, String provider) {
        this.control = control;
        this.provider = provider;
    }

    /** The check for a provider; empty when no control URL is given. */
    public static Optional<ContractCheck> of(String provider) {
        String url = System.getProperty("muster.contract.control.url", "");
        return url.isEmpty() ? Optional.empty() : Optional.of(new ContractCheck(URI.create(url), provider));
    }

    /** Orders a fault for the next request of an operation: {@code drop-before}, {@code drop-after} or {@code ratelimit}. */
    public void order(String fault, String operation) {
        call(
                "/faults",
                JSON.createObjectNode()
                        .put("provider", provider)
                        .put("op", "^" + operation.replace(".", "\\\\.") + "$")
                        .put("kind", fault)
                        .put("times", 1)
                        .put("retryAfter", 1));
    }

    /** How often a text is somewhere in what the tool has. */
    public int count(String text) {
        return occurrences(call("/state?provider=" + provider, null), text);
    }

    /** Fails unless the tool was sent nothing that its contract forbids, and each of these operations at least once since the check began. */
    public void assertSeen(Set<String> operations) {
        assertThat(call("/violations", null).path("errors").asInt(-1))
                .as("errors in %s/violations", control)
                .isZero();
        assertThat(call("/problems", null)).as("%s/problems", control).isEmpty();
        Set<String> seen = new TreeSet<>();
        JsonNode coverage = call("/coverage", null);
        coverage.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(provider)) {
                coverage.path(name).fieldNames().forEachRemaining(seen::add);
            }
        });
        assertThat(seen).as("operations in %s/coverage", control).containsAll(operations);
    }

    private JsonNode call(String path, @org.jspecify.annotations.Nullable JsonNode body) {
        Request.Builder request = new Request.Builder().url(control + path);
        if (body != null) {
            request.post(RequestBody.create(body.toString(), MediaType.get("application/json")));
        }
        try (Response response = new OkHttpClient().newCall(request.build()).execute()) {
            return JSON.readTree(response.body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the check at " + control + " does not answer", e);
        }
    }

    private static int occurrences(JsonNode tree, String text) {
        int found = tree.isTextual() && tree.textValue().contains(text) ? 1 : 0;
        for (JsonNode part : tree) {
            found += occurrences(part, text);
        }
        return found;
    }
}
