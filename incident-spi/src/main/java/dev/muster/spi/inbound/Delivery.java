package dev.muster.spi.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that came in: a webhook call, a socket event, a poll result.
 *
 * @param route which of a provider's doors it came through, such as {@code events}; empty where there is one only
 * @param headers header values by name; names are kept in lower case
 * @param body the raw bytes
 * @param receivedAt when it came
 */
public record Delivery(String route, Map<String, List<String>> headers, RawBody body, Instant receivedAt) {

    /** Copies the headers, their names in lower case. */
    public Delivery {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(receivedAt, "receivedAt");
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        e -> e.getKey().toLowerCase(Locale.ROOT), e -> List.copyOf(e.getValue()), (a, b) -> a));
    }

    /** The first value of a header, by its name in any case. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
