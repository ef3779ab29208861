package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.Provider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Receipt;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a way in says to genuine and forged deliveries, in lines; run in another JVM too, which may have another default charset. */
final class Verdicts {

    static final Secret SECRET = Secret.of("a-secret-of-a-test-\u00e9\u4e16");
    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private Verdicts() {}

    /** Prints the verdicts on the vendor whose class is named. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<? extends WebhookVendor> type = Class.forName(arguments[0]).asSubclass(WebhookVendor.class);
        var maker = type.getDeclaredConstructor();
        maker.setAccessible(true);
        System.out.println("charset " + Charset.defaultCharset());
        lines(maker.newInstance()).forEach(System.out::println);
    }

    /** One line for each delivery, in ASCII: {@code right} or {@code WRONG}, what it is, and the answer. */
    static List<String> lines(WebhookVendor vendor) {
        List<String> lines = new ArrayList<>();
        for (PublishedVector vector : vendor.vectors()) {
            try (Provider provider = vendor.provider(List.of(vector.secret()))) {
                lines.add(genuine("vector of " + vector.source(), provider, vector.delivery()));
            }
        }
        try (Provider provider = vendor.provider(List.of(Secret.of("an older secret"), SECRET))) {
            for (int number = 0; number < 3; number++) {
                Delivery delivery = vendor.signature().sign("", vendor.happening(number), AT, SECRET);
                lines.add(genuine("happening " + number, provider, delivery));
            }
            for (Map.Entry<String, Delivery> each :
                    ForgedDeliveries.of(vendor, SECRET, AT).entrySet()) {
                lines.add(forged(each.getKey(), provider, each.getValue()));
            }
        }
        return lines;
    }

    private static String genuine(String what, Provider provider, Delivery delivery) {
        Receipt receipt = inbound(provider).accept(delivery);
        return line(receipt instanceof Receipt.Accepted, "genuine", what, receipt);
    }

    private static String forged(String what, Provider provider, Delivery delivery) {
        Receipt receipt = inbound(provider).accept(delivery);
        boolean isRefused = receipt instanceof Receipt.Refused refused && refused.status() == 401;
        return line(isRefused, "forged", what, receipt);
    }

    private static Inbound inbound(Provider provider) {
        return provider.inbound().orElseThrow();
    }

    private static String line(boolean isRight, String kind, String what, Receipt receipt) {
        String ascii = what.replaceAll("[^ -~]", "?");
        return (isRight ? "right " : "WRONG ") + kind + " " + ascii
                + (isRight ? "" : ": " + receipt.toString().replaceAll("[^ -~]", "?"));
    }
}
