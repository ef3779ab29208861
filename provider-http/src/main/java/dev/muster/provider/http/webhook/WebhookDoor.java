package dev.muster.provider.http.webhook;

import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The first step of a provider's way in: verifies a delivery's raw bytes, names it, and says what to answer. Knows nothing of any web framework: bytes
 * and headers in, status and body out. Never throws for bad input; thread-safe.
 *
 * <p>The answers, since the status is part of being right ({@code 4xx} makes vendors drop a delivery, and three in a row may end a subscription):
 *
 * <ul>
 *   <li>genuine: the status the vendor needs, after the engine has kept it; also when its body cannot be read, which shows later
 *   <li>no secret is set, or the route is none of ours: 503, since that is our fault
 *   <li>not signed by any of our secrets: 401; but 503 as long as nothing was ever genuine, since then our secret may be the wrong one
 *   <li>larger than anything the vendor sends: 413
 * </ul>
 */
public final class WebhookDoor {

    private final Verifier verifier;
    private final Settings settings;
    private final DoorRecord kept = new DoorRecord();

    private record Settings(
            SigningScheme scheme,
            Supplier<List<Secret>> secrets,
            Set<String> routes,
            int mostBytes,
            Function<Delivery, String> names,
            Function<Delivery, Optional<String>> handshake,
            int status) {}

    private WebhookDoor(Settings settings) {
        this.settings = settings;
        this.verifier = new Verifier(settings.scheme());
    }

    /**
     * A door with one nameless route, bodies of at most 1 MiB, deliveries named by their digest, no handshake, and 200 as the answer.
     *
     * @param scheme how the vendor signs
     * @param secrets the secrets in force, asked for with each delivery: more than one while one is being changed
     */
    public static WebhookDoor of(SigningScheme scheme, Supplier<List<Secret>> secrets) {
        Objects.requireNonNull(secrets, "secrets");
        return new WebhookDoor(new Settings(
                scheme, secrets, Set.of(""), 1 << 20, DeliveryNames.digest(), delivery -> Optional.empty(), 200));
    }

    /** The same door with these routes. */
    public WebhookDoor routes(String... names) {
        return new WebhookDoor(new Settings(
                settings.scheme(),
                settings.secrets(),
                Set.of(names),
                settings.mostBytes(),
                settings.names(),
                settings.handshake(),
                settings.status()));
    }

    /** The same door for bodies of at most so many bytes. */
    public WebhookDoor mostBytes(int bytes) {
        return new WebhookDoor(new Settings(
                settings.scheme(),
                settings.secrets(),
                settings.routes(),
                bytes,
                settings.names(),
                settings.handshake(),
                settings.status()));
    }

    /** The same door with another way to name genuine deliveries; see {@link DeliveryNames}. */
    public WebhookDoor named(Function<Delivery, String> names) {
        return new WebhookDoor(new Settings(
                settings.scheme(),
                settings.secrets(),
                settings.routes(),
                settings.mostBytes(),
                Objects.requireNonNull(names, "names"),
                settings.handshake(),
                settings.status()));
    }

    /** The same door with a handshake: what to answer a genuine delivery that is nothing but a question whether we are there. */
    public WebhookDoor handshake(Function<Delivery, Optional<String>> answer) {
        return new WebhookDoor(new Settings(
                settings.scheme(),
                settings.secrets(),
                settings.routes(),
                settings.mostBytes(),
                settings.names(),
                Objects.requireNonNull(answer, "answer"),
                settings.status()));
    }

    /** The same door with another status for what is genuine. */
    public WebhookDoor answering(int status) {
        return new WebhookDoor(new Settings(
                settings.scheme(),
                settings.secrets(),
                settings.routes(),
                settings.mostBytes(),
                settings.names(),
                settings.handshake(),
                status));
    }

    /** Verifies a delivery and says what to answer. */
    public Receipt accept(Delivery delivery) {
        if (!settings.routes().contains(delivery.route())) {
            return new Receipt.Refused(503, "there is no route of that name: mount one of " + settings.routes());
        }
        if (delivery.body().size() > settings.mostBytes()) {
            return new Receipt.Refused(
                    413, "it has " + delivery.body().size() + " bytes, more than " + settings.mostBytes());
        }
        List<Secret> secrets = inForce();
        if (secrets.isEmpty()) {
            kept.withoutSecret();
            return new Receipt.Refused(503, "no secret is set to verify it with");
        }
        Verifier.Verdict verdict = verifier.verify(delivery, secrets);
        if (!verdict.isGenuine()) {
            return new Receipt.Refused(kept.refused() ? 401 : 503, verdict.problem());
        }
        kept.verified(verdict.secret());
        return genuine(delivery);
    }

    /** What a self-test should say about this door: whether it has a secret, and whether deliveries verify. */
    public List<Finding> findings(String setting) {
        List<Finding> findings = new ArrayList<>();
        if (inForce().isEmpty()) {
            findings.add(Finding.error(
                    setting, "is missing: every delivery is refused", "set the secret that the tool signs with"));
        }
        findings.addAll(kept.findings(setting));
        return findings;
    }

    /** What the door has seen. */
    public DoorRecord.Count count() {
        return kept.count();
    }

    private List<Secret> inForce() {
        return settings.secrets().get().stream()
                .filter(secret -> !secret.reveal().isBlank())
                .toList();
    }

    private Receipt genuine(Delivery delivery) {
        Optional<String> hello = tried(settings.handshake(), delivery).flatMap(answer -> answer);
        if (hello.isPresent()) {
            return new Receipt.Answered(200, hello.get());
        }
        String name = tried(settings.names(), delivery).orElseGet(() -> DeliveryNames.digestOf(delivery));
        return new Receipt.Accepted(name, settings.status(), null);
    }

    /** What a vendor's reader says; nothing when it trips over a genuine delivery, which is then kept and put aside later. */
    private static <T> Optional<T> tried(Function<Delivery, T> reader, Delivery delivery) {
        try {
            return Optional.of(reader.apply(delivery));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
