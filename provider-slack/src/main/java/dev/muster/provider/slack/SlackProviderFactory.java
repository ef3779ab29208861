package dev.muster.provider.slack;

import dev.muster.provider.http.settings.SettingsReader;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
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
        SettingsReader settings = SettingsReader.of(config);
        String bot = settings.matching(
                        SlackSettings.BOT_TOKEN, "(xoxe\\.)?xoxb-\\S+", "a bot's token, which begins with xoxb-")
                .orElse("");
        SlackProvider.Builder builder = SlackProvider.builder(Secret.of(bot))
                .url(settings.url(SlackSettings.URL))
                .share(settings.share(SlackSettings.SHARE))
                .timeout(settings.duration(SlackSettings.TIMEOUT));
        settings.text(SlackSettings.SIGNING_SECRET).map(Secret::of).ifPresent(builder::signingSecret);
        settings.text(SlackSettings.PREVIOUS_SIGNING_SECRET).map(Secret::of).ifPresent(builder::signingSecret);
        settings.matching(SlackSettings.APP_TOKEN, "xapp-\\S+", "an app-level token, which begins with xapp-")
                .map(Secret::of)
                .ifPresent(builder::appToken);
        settings.read(SlackSettings.LANGUAGE, "a language tag such as en or zh-CN", SlackProviderFactory::language)
                .ifPresent(builder::language);
        settings.complete();
        return builder.build();
    }

    private static Locale language(String tag) {
        return new Locale.Builder().setLanguageTag(tag).build();
    }
}
