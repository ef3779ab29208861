package dev.muster.provider.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.inbound.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A door for webhooks")
class WebhookDoorTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618);
    private static final SigningScheme SLACK = SigningScheme.overBody("X-Slack-Signature", "v0=")
            .timed("X-Slack-Request-Timestamp", "v0:", Duration.ofMinutes(5));
    private static final SigningScheme PAGERDUTY =
            SigningScheme.overBody("X-PagerDuty-Signature", "v1=").anyOfSeveral();
    private static final SigningScheme JIRA = SigningScheme.overBody("X-Hub-Signature", "sha256=");

    private List<Secret> secrets = List.of(Secret.of("new-secret"), Secret.of("old-secret"));

    @Test
    @Tag("S38")
    void agrees_with_what_the_vendors_publish() {
        String slackBody =
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                        + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                        + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        secrets = List.of(Secret.of("8f742231b10e8888abcd99yyyzzz85a5"));
        assertThat(door(SLACK)
                        .accept(delivery(
                                slackBody,
                                Map.of(
                                        "X-Slack-Signature",
                                        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                                        "X-Slack-Request-Timestamp",
                                        "1531420618"))))
                .isInstanceOf(Receipt.Accepted.class);

        secrets = List.of(Secret.of("It's a Secret to Everybody"));
        assertThat(door(JIRA)
                        .accept(delivery(
                                "Hello World!",
                                Map.of(
                                        "X-Hub-Signature",
                                        "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"))))
                .isInstanceOf(Receipt.Accepted.class);
    }

    @Test
    @Tag("T05")
    void opens_for_each_secret_in_force_and_tells_which_one_it_was() {
        WebhookDoor door = door(PAGERDUTY);
        String both = "v1=" + hmac("someone-else", "{}") + ", v2=abc,v1=" + hmac("old-secret", "{}");

        assertThat(door.accept(delivery("{}", Map.of("X-PagerDuty-Signature", both))))
                .isInstanceOf(Receipt.Accepted.class);
        assertThat(door.count().verified()).isEqualTo(Map.of(1, 1L));

        secrets = List.of(Secret.of("new-secret"));
        assertThat(door.accept(delivery("{}", Map.of("X-PagerDuty-Signature", both))))
                .as("after the old secret was taken away")
                .isEqualTo(new Receipt.Refused(401, "its signature was made with another secret, or for another body"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    @Tag("T01")
    @Tag("S38")
    void stays_shut_for(String what, Map<String, List<String>> headers, String body) {
        WebhookDoor door = door(SLACK);
        assertThat(door.accept(slack("{}", NOW, "new-secret"))).isInstanceOf(Receipt.Accepted.class);

        Receipt receipt = door.accept(new Delivery("", headers, RawBody.of(body), NOW));

        assertThat(receipt)
                .as(what)
                .isInstanceOfSatisfying(
                        Receipt.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    static Stream<Arguments> forgeries() {
        String time = "1531420618";
        String good = "v0=" + hmac("new-secret", "v0:" + time + ":{}");
        List<Arguments> all = new ArrayList<>();
        add(all, "no headers", null, null, "{}");
        add(all, "no signature", null, time, "{}");
        add(all, "no time", good, null, "{}");
        add(all, "an empty signature", "", time, "{}");
        add(all, "the prefix alone", "v0=", time, "{}");
        add(all, "another prefix", good.replace("v0=", "v1="), time, "{}");
        add(all, "no prefix", good.substring(3), time, "{}");
        add(all, "a prefix in capitals", good.replace("v0=", "V0="), time, "{}");
        add(all, "a digit too few", good.substring(0, good.length() - 1), time, "{}");
        add(all, "a digit too many", good + "0", time, "{}");
        add(all, "something that is no digit", good.substring(0, good.length() - 1) + "g", time, "{}");
        add(all, "digits of another script", "v0=" + "\u0661".repeat(64), time, "{}");
        add(all, "a space before", " " + good, time, "{}");
        add(all, "a space behind", good + " ", time, "{}");
        add(all, "two signatures in one header", good + "," + good, time, "{}");
        add(all, "another body", good, time, "{ }");
        add(all, "an empty body", good, time, "");
        add(all, "another time", good, "1531420619", "{}");
        add(all, "a time with a sign", "v0=" + hmac("new-secret", "v0:+" + time + ":{}"), "+" + time, "{}");
        add(all, "a time with a space", "v0=" + hmac("new-secret", "v0: " + time + ":{}"), " " + time, "{}");
        add(
                all,
                "a time in digits of another script",
                good,
                "\u0661\u0665\u0663\u0661\u0664\u0662\u0660\u0666\u0661\u0668",
                "{}");
        add(all, "a time with a fraction", "v0=" + hmac("new-secret", "v0:" + time + ".5:{}"), time + ".5", "{}");
        add(
                all,
                "a time beyond all numbers",
                "v0=" + hmac("new-secret", "v0:" + "9".repeat(30) + ":{}"),
                "9".repeat(30),
                "{}");
        add(all, "a time that is too old", "v0=" + hmac("new-secret", "v0:1531420317:{}"), "1531420317", "{}");
        add(all, "a time to come", "v0=" + hmac("new-secret", "v0:1531420919:{}"), "1531420919", "{}");
        add(all, "another secret", "v0=" + hmac("guess", "v0:" + time + ":{}"), time, "{}");
        add(all, "an empty secret", "v0=" + hmac("\u0000", "v0:" + time + ":{}"), time, "{}");
        add(all, "a header of a megabyte", "v0=" + "a".repeat(1_000_000), time, "{}");
        all.add(Arguments.of(
                "two signature headers",
                Map.of("x-slack-signature", List.of(good, good), "x-slack-request-timestamp", List.of(time)),
                "{}"));
        return all.stream();
    }

    @Test
    @Tag("T01")
    @Tag("S36")
    void lets_none_of_ten_thousand_changed_deliveries_in() {
        WebhookDoor door = door(PAGERDUTY);
        Random random = new Random(20_260_302);
        byte[] body = "{\"event\":{\"id\":\"01BWDWL3NYY7LUFPZCC28QUCMK\"}}".getBytes(StandardCharsets.UTF_8);
        String signature = "v1=" + hmac("new-secret", new String(body, StandardCharsets.UTF_8));
        for (int i = 0; i < 10_000; i++) {
            byte[] changed = body.clone();
            StringBuilder header = new StringBuilder(signature);
            if (random.nextBoolean()) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            } else {
                int place = 3 + random.nextInt(64);
                header.setCharAt(place, header.charAt(place) == 'f' ? 'e' : 'f');
            }
            Receipt receipt = door.accept(new Delivery(
                    "", Map.of("X-PagerDuty-Signature", List.of(header.toString())), RawBody.of(changed), NOW));
            assertThat(receipt).as("number %d", i).isInstanceOf(Receipt.Refused.class);
        }
    }

    @Test
    @Tag("S40")
    void answers_in_a_way_that_keeps_the_subscription_alive() {
        WebhookDoor door = door(JIRA);
        Delivery genuine = delivery("no json", Map.of("X-Hub-Signature", "sha256=" + hmac("new-secret", "no json")));
        Delivery forged = delivery("no json", Map.of("X-Hub-Signature", "sha256=" + hmac("guess", "no json")));

        assertThat(status(door, forged))
                .as("nothing was ever genuine: our secret may be wrong")
                .isEqualTo(503);
        assertThat(door.findings("webhook-secret")).extracting(Finding::level).containsExactly(Finding.Level.ERROR);
        assertThat(status(door, genuine)).as("genuine, and not to be read").isEqualTo(200);
        assertThat(status(door, forged)).as("forged").isEqualTo(401);
        assertThat(status(door, new Delivery("other", genuine.headers(), genuine.body(), NOW)))
                .as("mounted in the wrong place")
                .isEqualTo(503);
        assertThat(status(door.mostBytes(6), genuine)).as("too large").isEqualTo(413);
        secrets = List.of(Secret.of(" "));
        assertThat(status(door, genuine)).as("no secret is set").isEqualTo(503);
        assertThat(door.findings("webhook-secret").get(0).line()).contains("webhook-secret: is missing");
    }

    @Test
    @Tag("T02")
    void names_a_replay_like_the_first_whatever_its_unsigned_headers_say() {
        WebhookDoor door = door(PAGERDUTY).named(DeliveryNames.field("/event/id"));
        String body = "{\"event\":{\"id\":\"E1\"}}";
        String signature = "v1=" + hmac("new-secret", body);

        Receipt first = door.accept(delivery(body, Map.of("X-PagerDuty-Signature", signature, "X-Webhook-Id", "1")));
        Receipt replay = door.accept(delivery(body, Map.of("X-PagerDuty-Signature", signature, "X-Webhook-Id", "2")));

        assertThat(replay).isEqualTo(first).isEqualTo(new Receipt.Accepted("E1", 200, null));
        String other = "not json";
        assertThat(door.accept(delivery(other, Map.of("X-PagerDuty-Signature", "v1=" + hmac("new-secret", other)))))
                .isInstanceOfSatisfying(
                        Receipt.Accepted.class,
                        accepted -> assertThat(accepted.deliveryId()).startsWith("sha256:"));
    }

    @Test
    void answers_a_handshake_only_when_it_is_genuine_and_keeps_what_trips_its_reader() {
        WebhookDoor door = door(SLACK).handshake(delivery -> {
            String text = delivery.body().text();
            if (text.equals("trip")) {
                throw new IllegalStateException("tripped");
            }
            return text.startsWith("challenge=") ? Optional.of(text.substring(10)) : Optional.empty();
        });

        assertThat(door.accept(slack("challenge=abc", NOW, "new-secret"))).isEqualTo(new Receipt.Answered(200, "abc"));
        assertThat(door.accept(slack("challenge=abc", NOW, "guess"))).isInstanceOf(Receipt.Refused.class);
        assertThat(door.accept(slack("trip", NOW, "new-secret"))).isInstanceOf(Receipt.Accepted.class);
    }

    @Test
    @Tag("T20")
    void spends_nothing_on_what_is_too_large_and_the_same_on_all_else_whatever_it_says() {
        WebhookDoor door = door(PAGERDUTY);
        String small = "x".repeat(1_000);
        String bomb = "[".repeat(100_000);
        Map<String, String> guess = Map.of("X-PagerDuty-Signature", "v1=" + "ab".repeat(32));
        Map<String, String> many = Map.of("X-PagerDuty-Signature", ("v1=" + "ab".repeat(32) + ",").repeat(50_000));
        Map<String, String> sixty = Map.of("X-PagerDuty-Signature", ("v1=" + "ab".repeat(32) + ",").repeat(60));
        Delivery tooLarge = delivery("x".repeat((1 << 20) + 1), guess);
        for (int warm = 0; warm < 20; warm++) {
            List.of(tooLarge, delivery(small, guess), delivery(small, sixty)).forEach(door::accept);
        }

        assertThat(status(door, tooLarge)).isEqualTo(413);
        assertThat(bytesFor(door, tooLarge)).as("too large: not even copied").isLessThan(8_000);
        assertThat(bytesFor(door, delivery(small, many)))
                .as("a header of megabytes: not even hashed")
                .isLessThan(8_000);
        long usual = bytesFor(door, delivery(small, guess));
        assertThat(bytesFor(door, delivery(small, sixty)))
                .as("sixty signatures: sixteen are looked at")
                .isLessThan(usual + 20_000);
        assertThat(bytesFor(door, delivery(bomb, guess)))
                .as("a body that is a bomb for parsers: hashed and not parsed")
                .isLessThan(usual + 2L * bomb.length());
    }

    private static long bytesFor(WebhookDoor door, Delivery delivery) {
        var thread = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        Receipt receipt = door.accept(delivery);
        long after = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(receipt).isInstanceOf(Receipt.Refused.class);
        return after - before;
    }

    private WebhookDoor door(SigningScheme scheme) {
        return WebhookDoor.of(scheme, () -> secrets);
    }

    private static int status(WebhookDoor door, Delivery delivery) {
        Receipt receipt = door.accept(delivery);
        return receipt instanceof Receipt.Refused refused ? refused.status() : ((Receipt.Accepted) receipt).status();
    }

    private static Delivery slack(String body, Instant at, String secret) {
        String time = Long.toString(at.getEpochSecond());
        return delivery(
                body,
                Map.of(
                        "X-Slack-Signature",
                        "v0=" + hmac(secret, "v0:" + time + ":" + body),
                        "X-Slack-Request-Timestamp",
                        time));
    }

    private static Delivery delivery(String body, Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Delivery("", lists, RawBody.of(body), NOW);
    }

    private static void add(List<Arguments> all, String what, String signature, String time, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        if (signature != null) {
            headers.put("X-Slack-Signature", List.of(signature));
        }
        if (time != null) {
            headers.put("X-Slack-Request-Timestamp", List.of(time));
        }
        all.add(Arguments.of(what, headers, body));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
