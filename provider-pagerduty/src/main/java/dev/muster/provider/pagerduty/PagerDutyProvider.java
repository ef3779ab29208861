package dev.muster.provider.pagerduty;

import dev.muster.provider.http.Credentials;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.ToolClientBuilder;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Pace;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.people.People;
import dev.muster.spi.service.ServiceDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PagerDuty: pages, on-call, services, people and webhooks. Thread-safe. Made by {@link #builder} or by name, as {@value #NAME}. */
public final class PagerDutyProvider implements Provider {

    /** The provider's name. */
    public static final String NAME = "pagerduty";

    private final double share;
    private final Account account;
    private final Folk folk;
    private final Catalogue catalogue;
    private final Rosters rosters;
    private final PagerDutyPaging paging;
    private final @Nullable PagerDutyInbound inbound;

    PagerDutyProvider(PagerDutyBuilder settings) {
        this.share = settings.share;
        this.account = new Account(rest(settings), events(settings), settings.clock, settings.habits());
        this.folk = new Folk(account);
        this.catalogue = new Catalogue(account);
        this.rosters = new Rosters(account, catalogue);
        this.paging = new PagerDutyPaging(account, catalogue, folk);
        @Nullable Supplier<List<Secret>> secrets = settings.webhookSecrets;
        this.inbound = secrets == null
                ? null
                : new PagerDutyInbound(secrets, account.habits().routingKeys().keySet(), this::alertKeys);
    }

    /**
     * Starts to connect to an account.
     *
     * @param token the API key, or the OAuth token, asked for with each call
     * @param from the e-mail address of the PagerDuty user whom we act as: one whom nobody pages
     */
    public static PagerDutyBuilder builder(Supplier<Secret> token, String from) {
        return new PagerDutyBuilder(token, from);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        String version = PagerDutyProvider.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        String from = account.habits().from();
        tried("token", findings, () -> {
            CallContext context = account.rest().aside("check").context();
            Optional<String> user = folk.userId(from, context);
            findings.add(
                    user.isPresent()
                            ? Finding.info("from", "acts as user " + user.get())
                            : Finding.error(
                                    "from",
                                    "is not the e-mail address of a user of this account",
                                    "set it to that of a user whom nobody pages"));
        });
        String service = account.habits().defaultService();
        if (service == null) {
            findings.add(Finding.warning(
                    "default-service",
                    "is not set: people and escalation policies cannot be paged",
                    "set it to the id of the service for such pages"));
        } else {
            tried("default-service", findings, () -> {
                Request request = Rest.SERVICE.with("id", service);
                account.rest().aside("check").call(request);
            });
        }
        Optional.ofNullable(inbound)
                .ifPresentOrElse(
                        way -> findings.addAll(way.findings("webhook-secrets")),
                        () -> findings.add(Finding.warning(
                                "webhook-secrets",
                                "are not set: nobody learns here that a page was taken or resolved",
                                "set the secret that PagerDuty shows once when the webhook subscription is made")));
        return List.copyOf(findings);
    }

    @Override
    public List<Pace> paces() {
        int permits = Math.max(1, (int) (Rest.ACCOUNT.permits() * share));
        return List.of(new Pace(Operation.PAGE, permits, Rest.ACCOUNT.window()));
    }

    @Override
    public Optional<Paging> paging() {
        return Optional.of(paging);
    }

    /** The pager, with what PagerDuty can besides. */
    public PagerDutyPaging pager() {
        return paging;
    }

    @Override
    public Optional<OnCall> onCall() {
        return Optional.of(rosters);
    }

    @Override
    public Optional<ServiceDirectory> serviceDirectory() {
        return Optional.of(catalogue);
    }

    @Override
    public Optional<People> people() {
        return Optional.of(folk);
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.ofNullable(inbound);
    }

    @Override
    public void close() {
        account.rest().close();
        account.events().close();
    }

    /** The name; never a setting. */
    @Override
    public String toString() {
        return NAME;
    }

    private List<String> alertKeys(String incident) {
        return Lookup.alertKeys(incident, account.rest().aside("webhook"));
    }

    private static void tried(String subject, List<Finding> findings, Runnable question) {
        try {
            question.run();
        } catch (Misconfigured e) {
            findings.add(Finding.error(subject, e.getMessage(), e.remedy()));
        } catch (Rejected e) {
            findings.add(Finding.error(subject, e.getMessage(), e.remedy()));
        } catch (ProviderException e) {
            findings.add(Finding.error(subject, e.getMessage(), "check that PagerDuty can be reached from here"));
        }
    }

    private static ToolClient rest(PagerDutyBuilder settings) {
        ToolClientBuilder client = ToolClient.builder(NAME, settings.url)
                .credentials(settings.oauth ? Credentials.bearer(settings.token) : Credentials.token(settings.token))
                .dialect(new RestDialect())
                .header("Accept", "application/vnd.pagerduty+json;version=2")
                .clock(settings.clock)
                .waiting(settings.waiting)
                .share(settings.share)
                .timeout(settings.timeout);
        settings.routingKeys.values().forEach(client::secret);
        settings.hidden.forEach(client::secret);
        return client.build();
    }

    private static ToolClient events(PagerDutyBuilder settings) {
        ToolClientBuilder client = ToolClient.builder(NAME, settings.eventsUrl)
                .dialect(new EventsDialect())
                .clock(settings.clock)
                .waiting(settings.waiting)
                .share(settings.share)
                .timeout(settings.timeout);
        settings.routingKeys.values().forEach(client::secret);
        settings.hidden.forEach(client::secret);
        return client.build();
    }
}
