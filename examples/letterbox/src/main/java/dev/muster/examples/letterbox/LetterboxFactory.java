package dev.muster.examples.letterbox;

import dev.muster.provider.http.settings.SettingsReader;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

// tag::factory
/** Makes a {@link Letterbox} from settings. Named in {@code META-INF/services/dev.muster.spi.ProviderFactory}. */
public final class LetterboxFactory implements ProviderFactory {

    private static final List<Setting> SETTINGS = List.of(
            Setting.required("url", Setting.Type.URL, "where Letterbox is: https://letters.example.com/api"),
            Setting.required("token", Setting.Type.SECRET, "a token with the right letters:write"));

    @Override
    public String name() {
        return Letterbox.NAME;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(ProviderConfig config) {
        SettingsReader settings = SettingsReader.of(config);
        URI url = settings.url("url");
        Secret token = settings.secret("token");
        settings.complete(); // throws one exception that lists everything that is wrong
        return new Letterbox(url, () -> token, InstantSource.system());
    }
}
// end::factory
