package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Endpoint;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.conversation.ConversationDraft;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said about the app's set-up: by the check, by refusals, and by the manifest. */
class SlackCheckTest {

    private final ScriptedSlack slack = new ScriptedSlack();

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void names_each_missing_scope_and_the_calls_that_need_it() {
        slack.scopes = "chat:write,channels:read,groups:read";
        try (SlackProvider provider = slack.builder().build()) {
            List<Finding> findings = provider.check();
            assertThat(findings)
                    .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
                    .extracting(Finding::problem)
                    .anyMatch(problem -> problem.startsWith("missing scope pins:write") && problem.endsWith("pins.add"))
                    .anyMatch(
                            problem -> problem.contains("channels:manage") && problem.contains("conversations.create"))
                    .noneMatch(problem -> problem.contains("chat:write"));
            assertThat(findings)
                    .allSatisfy(finding -> assertThat(finding.line()).doesNotContain(ScriptedSlack.BOT_TOKEN));
        }
    }

    @Test
    void says_whose_token_it_is_when_all_is_well() {
        try (SlackProvider provider = slack.builder().build()) {
            assertThat(provider.check())
                    .extracting(Finding::line)
                    .anyMatch(line -> line.contains("user U0BOT of https://example.slack.com/"));
        }
    }

    @Test
    void says_that_nothing_comes_in_without_a_signing_secret_and_an_app_token() {
        try (SlackProvider provider = SlackProvider.builder(Secret.of(ScriptedSlack.BOT_TOKEN))
                .url(slack.server.url("/api/"))
                .build()) {
            assertThat(provider.check()).extracting(Finding::line).anyMatch(line -> line.contains("nothing comes in"));
        }
    }

    @Test
    void says_that_a_token_was_refused() {
        try (SlackProvider provider = SlackProvider.builder(Secret.of("xoxb-revoked-0123456789"))
                .url(slack.server.url("/api/"))
                .build()) {
            assertThat(provider.check())
                    .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.subject()).isEqualTo("slack.bot-token");
                        assertThat(finding.line()).contains("invalid_auth").doesNotContain("0123456789");
                    });
        }
    }

    @Test
    void a_call_that_lacks_a_scope_names_it() {
        slack.on("conversations.create", arguments -> new SlackManners().refused(403));
        try (SlackProvider provider = slack.builder().build()) {
            CallContext call =
                    CallContext.of(RequestKey.of("i/e"), slack.clock.instant().plusSeconds(60));
            assertThatThrownBy(() ->
                            provider.conversations().orElseThrow().open(new ConversationDraft("inc-1", "", ""), call))
                    .isInstanceOfSatisfying(Misconfigured.class, misconfigured -> {
                        assertThat(misconfigured.setting()).isEqualTo("scope channels:manage");
                        assertThat(misconfigured.remedy()).contains("reinstall");
                    });
        }
    }

    @Test
    void the_manifest_asks_for_the_scopes_of_the_calls_and_the_events_that_are_read() {
        JsonNode manifest =
                ScriptedSlack.tree(SlackManifest.bySocket("Incidents").json());
        Set<String> asked = new TreeSet<>();
        manifest.at("/oauth_config/scopes/bot").forEach(scope -> asked.add(scope.asText()));
        Set<String> needed = new TreeSet<>(Set.of("app_mentions:read", "reactions:read", "commands"));
        SlackApi.ALL.stream().map(Endpoint::scopes).forEach(needed::addAll);
        assertThat(asked).isEqualTo(needed);
        assertThat(manifest.at("/settings/event_subscriptions/bot_events")).hasSize(EventReader.EVENTS.size());
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(manifest.toString()).doesNotContain("request_url");
    }

    @Test
    void the_manifest_of_an_app_by_http_has_the_one_url_everywhere() {
        JsonNode manifest =
                ScriptedSlack.tree(SlackManifest.byHttp("Incidents", URI.create("https://incidents.example.com/slack"))
                        .command("/outage")
                        .json());
        assertThat(manifest.findValuesAsText("request_url"))
                .hasSize(2)
                .containsOnly("https://incidents.example.com/slack");
        assertThat(manifest.at("/features/slash_commands/0/command").asText()).isEqualTo("/outage");
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
        assertThatThrownBy(() -> SlackManifest.bySocket("x").command("outage"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slash");
    }
}
