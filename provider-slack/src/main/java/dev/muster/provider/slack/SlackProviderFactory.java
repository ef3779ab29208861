package dev.muster.provider.slack;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Makes {@link SlackProvider}s by the name {@code slack}. */
public final class SlackProviderFactory implements ProviderFactory {

    static final String NAME = "slack";

    /** A factory; what {@code ServiceLoader} calls. */
    public SlackProviderFactory() {
        // it has nothing to set up
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting> settings() {
        return SlackSettings.all();
    }

    @Override
    public Provider create(ProviderConfig config) {
        List<Finding> problems = config.check();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
        SlackProvider.Builder builder = SlackProvider.builder(Secret.of(config.required(SlackSettings.BOT_TOKEN)))
                .share(share(config))
                .timeout(timeout(config));
        config.secret(SlackSettings.SIGNING_SECRET).ifPresent(builder::signingSecret);
        config.secret(SlackSettings.PREVIOUS_SIGNING_SECRET).ifPresent(builder::signingSecret);
        config.secret(SlackSettings.APP_TOKEN).ifPresent(builder::appToken);
        config.url(SlackSettings.URL).ifPresent(builder::url);
        config.text(SlackSettings.LANGUAGE).map(Locale::forLanguageTag).ifPresent(builder::language);
        return builder.build();
    }

    private static double share(ProviderConfig config) {
        int percent = config.integer(SlackSettings.SHARE).orElse(100);
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(
                    NAME + "." + SlackSettings.SHARE + " is " + percent + ": expected 1 to 100");
        }
        return percent / 100.0;
    }

    private static Duration timeout(ProviderConfig config) {
        Duration timeout = config.duration(SlackSettings.TIMEOUT).orElse(Duration.ofSeconds(10));
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    NAME + "." + SlackSettings.TIMEOUT + " is " + timeout + ": expected a positive duration");
        }
        return timeout;
    }
}
