package dev.muster.spi;

import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.util.List;

/**
 * Makes a provider from settings. Found by {@code ServiceLoader}: named both in {@code META-INF/services} and in the module's {@code provides}.
 * A provider can always be made by hand too; discovery only adds "by name".
 */
public interface ProviderFactory {

    /** The name hosts use for the provider: lower case letters, digits and {@code -}; the same in every version. */
    String name();

    /** The settings it takes. */
    List<Setting> settings();

    /**
     * Makes a provider. Connects to nothing: {@link Provider#check} does.
     *
     * @throws IllegalArgumentException when a required setting is missing or malformed
     */
    Provider create(ProviderConfig config);
}
