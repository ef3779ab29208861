package dev.muster.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of a client")
class ClientSettingsTest {

    @Test
    void need_nothing_where_the_vendor_has_one_url() {
        assertThat(ClientSettings.problems(config(Map.of()))).isEmpty();
        assertThat(ClientSettings.builder(config(Map.of())).build()).hasToString("tool at api.example.com");
    }

    @Test
    @Tag("S28")
    void tell_every_mistake_at_once_with_what_was_expected() {
        ProviderConfig wrong = config(Map.of(
                "url", "http://api.example.com", "timeout", "PT0S", "limit-share", "0", "concurrency", "100000"));

        assertThat(ClientSettings.problems(wrong))
                .extracting(Finding::subject)
                .containsExactly("tool.url", "tool.timeout", "tool.limit-share", "tool.concurrency");
        assertThatThrownBy(() -> ClientSettings.builder(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tool.url: is not encrypted: use https")
                .hasMessageContaining("tool.limit-share: is 0: expected 1 to 100");
    }

    @Test
    void name_a_url_that_is_missing_where_each_tenant_has_its_own() {
        ProviderConfig none = ProviderConfig.of("tool", ClientSettings.declared(null), Map.of());

        assertThatThrownBy(() -> ClientSettings.builder(none)).hasMessageContaining("tool.url: is missing");
    }

    @Test
    void let_a_tool_be_inside_our_network_only_when_told() {
        assertThatThrownBy(() -> ClientSettings.builder(config(Map.of("url", "https://10.0.0.7/"))))
                .hasMessageContaining("not public");
        assertThat(ClientSettings.builder(config(Map.of("url", "https://10.0.0.7/", "inside-our-network", "true")))
                        .build())
                .hasToString("tool at 10.0.0.7");
    }

    private static ProviderConfig config(Map<String, String> values) {
        return ProviderConfig.of("tool", ClientSettings.declared("https://api.example.com/"), values);
    }
}
