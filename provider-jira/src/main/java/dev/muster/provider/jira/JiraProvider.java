package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.ToolClientBuilder;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.people.People;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Jira Cloud: tickets, people and webhooks. Thread-safe. Made by {@link #builder} or by name, as {@value #NAME}. */
public final class JiraProvider implements Provider {

    /** The provider's name. */
    public static final String NAME = "jira";

    private final ToolClient client;
    private final JiraMapping mapping;
    private final Accounts accounts;
    private final JiraTickets tickets;
    private final @Nullable JiraInbound inbound;

    JiraProvider(JiraBuilder settings) {
        this.mapping = settings.mapping;
        ToolClientBuilder connection = ToolClient.builder(NAME, settings.url)
                .credentials(settings.credentials)
                .dialect(new JiraDialect())
                .clock(settings.clock)
                .waiting(settings.waiting)
                .share(settings.share)
                .timeout(settings.timeout);
        settings.hidden.forEach(connection::secret);
        this.client = connection.build();
        this.accounts = new Accounts(client, settings.accounts, settings.clock);
        Issues issues = new Issues(mapping, settings.site());
        this.tickets = new JiraTickets(
                client, mapping, accounts, issues, new JiraTickets.Times(settings.clock, settings.settleDelay));
        Supplier<List<Secret>> secrets = settings.webhookSecrets;
        this.inbound = secrets == null ? null : new JiraInbound(secrets, issues);
    }

    /**
     * Starts to connect to a site.
     *
     * @param url {@code https://acme.atlassian.net}, or with OAuth {@code https://api.atlassian.com/ex/jira/} and the cloud id
     * @param mapping what the site calls what the library means
     */
    public static JiraBuilder builder(URI url, JiraMapping mapping) {
        return new JiraBuilder(url, mapping);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        String version = JiraProvider.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        try {
            Calls calls = client.aside("check");
            findings.add(Finding.info(
                    "token", "acts as " + calls.call(Rest.MYSELF.request()).text("/accountId")));
            statuses(calls, findings);
        } catch (Misconfigured e) {
            findings.add(Finding.error(e.setting(), e.getMessage(), e.remedy()));
        } catch (Rejected e) {
            findings.add(Finding.error("project", e.getMessage(), e.remedy()));
        } catch (ProviderException e) {
            findings.add(Finding.error("url", e.getMessage(), "check that Jira can be reached from here"));
        }
        if (inbound == null) {
            findings.add(Finding.warning(
                    "webhook-secrets",
                    "are not set: nobody learns here what is changed in Jira by hand",
                    "set the secret of the webhook in Jira"));
        } else {
            findings.addAll(inbound.findings("webhook-secrets"));
        }
        return List.copyOf(findings);
    }

    @Override
    public Optional<Tickets> tickets() {
        return Optional.of(tickets);
    }

    @Override
    public Optional<People> people() {
        return Optional.of(accounts);
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.ofNullable(inbound);
    }

    @Override
    public void close() {
        client.close();
    }

    /** The name; never a setting. */
    @Override
    public String toString() {
        return NAME;
    }

    /** Tells which of the mapped issue types and statuses the project does not have. */
    private void statuses(Calls calls, List<Finding> findings) {
        Reply reply = calls.call(Rest.PROJECT_STATUSES.with("id", mapping.project()));
        Set<String> types = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> statuses = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode type : reply.items("")) {
            Json.at(type, "/name").ifPresent(types::add);
            Json.items(type, "/statuses")
                    .forEach(status -> Json.at(status, "/name").ifPresent(statuses::add));
        }
        mapping.types().forEach((kind, type) -> {
            if (!types.contains(type)) {
                findings.add(Finding.error(
                        "types",
                        "maps " + kind + " to " + type + ", which the project does not have",
                        "use one of " + types));
            }
        });
        mapping.statuses().forEach((state, status) -> {
            if (!statuses.contains(status)) {
                findings.add(Finding.error(
                        "statuses",
                        "maps " + state + " to " + status + ", which the project does not have",
                        "use one of " + statuses));
            }
        });
    }
}
