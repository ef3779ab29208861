/**
 * What a provider implements: a {@link dev.muster.spi.ProviderFactory} that {@code ServiceLoader} finds, the {@link dev.muster.spi.Provider} it makes,
 * and, one package each, the capabilities a provider may offer. It stands on the JDK and JSpecify alone.
 */
@NullMarked
package dev.muster.spi;

import org.jspecify.annotations.NullMarked;
