package dev.muster.examples.letterbox;

import dev.muster.provider.http.Credentials;
import dev.muster.provider.http.ToolClient;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.mail.Mail;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

// tag::provider
/** Letterbox, a mail service. It offers one capability; a provider may offer any number. Thread-safe. */
public final class Letterbox implements Provider {

    static final String NAME = "letterbox";

    private final ToolClient client;
    private final LetterboxMail mail;

    Letterbox(URI url, Supplier<Secret> token, InstantSource clock) {
        client = ToolClient.builder(NAME, url)
                .credentials(Credentials.bearer(token))
                .clock(clock)
                .build();
        mail = new LetterboxMail(client);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Mail> mail() {
        return Optional.of(mail);
    }

    /** What a host's {@code incidents.check()} shows: each problem with what cures it. Never throws. */
    @Override
    public List<Finding> check() {
        try {
            String account =
                    client.aside("check").call(LetterboxMail.ACCOUNT.request()).text("/name");
            return List.of(Finding.info("token", "writes letters of the account " + account));
        } catch (Misconfigured e) {
            return List.of(Finding.error("token", e.getMessage(), e.remedy()));
        } catch (ProviderException e) {
            return List.of(Finding.error("url", e.getMessage(), "check that Letterbox can be reached from here"));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
// end::provider
