package dev.muster.provider.jira;

import dev.muster.provider.http.settings.SettingsReader;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import dev.muster.spi.ticket.TicketState;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a {@link JiraProvider} from settings. */
public final class JiraProviderFactory implements ProviderFactory {

    private static final String URL = "url";
    private static final String WEB_URL = "web-url";
    private static final String EMAIL = "email";
    private static final String TOKEN = "token";
    private static final String PROJECT = "project";
    private static final String TYPES = "types";
    private static final String STATUSES = "statuses";
    private static final String PRIORITIES = "priorities";
    private static final String FIELDS = "fields";
    private static final String RELATIONS = "relations";
    private static final String SECURITY_LEVEL = "security-level";
    private static final String ACCOUNTS = "accounts";
    private static final String WEBHOOK_SECRETS = "webhook-secrets";
    private static final String SETTLE_DELAY = "settle-delay";

    private static final String OAUTH_HOST = "api.atlassian.com";

    private static final List<Setting> SETTINGS = List.of(
            Setting.required(
                    URL,
                    Setting.Type.URL,
                    "https://acme.atlassian.net, or with OAuth https://api.atlassian.com/ex/jira/ and the cloud id"),
            Setting.required(TOKEN, Setting.Type.SECRET, "an API token, or without email an OAuth access token"),
            Setting.required(PROJECT, Setting.Type.TEXT, "the key of the project"),
            Setting.optional(
                    EMAIL, Setting.Type.TEXT, null, "the e-mail address of the account that the API token belongs to"),
            Setting.optional(WEB_URL, Setting.Type.URL, null, "where people open tickets, when that is not url"),
            Setting.optional(
                    TYPES,
                    Setting.Type.TEXT,
                    null,
                    "issue types by kind: incident=Incident,review=Task,action-item=Task"),
            Setting.optional(
                    STATUSES,
                    Setting.Type.TEXT,
                    null,
                    "statuses by state: open=To Do,in-progress=In Progress,resolved=Done and so on"),
            Setting.optional(
                    PRIORITIES, Setting.Type.TEXT, null, "priorities by the library's words: sev1=Highest,sev2=High"),
            Setting.optional(
                    FIELDS,
                    Setting.Type.TEXT,
                    null,
                    "fields by the library's names: impact=customfield_10050:text, or :paragraph, :number, :option"),
            Setting.optional(
                    RELATIONS, Setting.Type.TEXT, null, "link types by the library's words: post-mortem of=Relates"),
            Setting.optional(
                    SECURITY_LEVEL,
                    Setting.Type.TEXT,
                    null,
                    "the security level of tickets that not everybody may see"),
            Setting.optional(
                    ACCOUNTS,
                    Setting.Type.TEXT,
                    null,
                    "account ids of people whose address is hidden: ann@example.com=5b10a2844c20"),
            Setting.optional(
                    WEBHOOK_SECRETS,
                    Setting.Type.SECRET,
                    null,
                    "the secrets of webhooks, separated by commas: the new one beside the old"),
            Setting.optional(
                    SETTLE_DELAY,
                    Setting.Type.DURATION,
                    "PT1M",
                    "how long Jira's search may lag behind what was written"));

    /** A factory; what {@code ServiceLoader} calls. */
    public JiraProviderFactory() {
        // nothing to keep
    }

    @Override
    public String name() {
        return JiraProvider.NAME;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(ProviderConfig config) {
        SettingsReader settings = SettingsReader.of(config);
        Secret token = settings.secret(TOKEN);
        URI url = settings.url(URL);
        JiraBuilder builder = JiraProvider.builder(url, mapping(settings))
                .accounts(settings.pairs(ACCOUNTS))
                .settleDelay(settings.duration(SETTLE_DELAY));
        settings.matching(EMAIL, "[^@\\s]+@[^@\\s]+", "an e-mail address")
                .ifPresentOrElse(email -> builder.basic(email, () -> token), () -> builder.oauth(() -> token));
        Optional<URI> web = settings.optionalUrl(WEB_URL);
        web.ifPresent(builder::web);
        if (web.isEmpty() && OAUTH_HOST.equals(url.getHost())) {
            settings.wrong(
                    WEB_URL, "is missing", "set it to where people open tickets: " + URL + " is where OAuth apps call");
        }
        List<Secret> secrets = settings.secrets(WEBHOOK_SECRETS);
        builder.hidden.add(token);
        builder.hidden.addAll(secrets);
        if (!secrets.isEmpty()) {
            builder.webhookSecrets(() -> secrets);
        }
        settings.complete();
        return builder.build();
    }

    private static JiraMapping mapping(SettingsReader settings) {
        String project = settings.matching(
                        PROJECT, "[A-Za-z][A-Za-z0-9_]+", "the key of a project, such as INC, not its name")
                .orElse("NONE");
        JiraMapping mapping = JiraMapping.of(project)
                .withTypes(settings.pairs(TYPES))
                .withStatuses(statuses(settings))
                .withPriorities(settings.pairs(PRIORITIES))
                .withFields(fields(settings))
                .withRelations(settings.pairs(RELATIONS));
        return settings.text(SECURITY_LEVEL).map(mapping::withSecurityLevel).orElse(mapping);
    }

    private static Map<TicketState, String> statuses(SettingsReader settings) {
        Map<TicketState, String> statuses = new EnumMap<>(TicketState.class);
        settings.pairs(STATUSES)
                .forEach((name, status) -> named(TicketState.values(), name)
                        .ifPresentOrElse(
                                state -> statuses.put(state, status),
                                () -> settings.malformed(STATUSES, "states out of " + List.of(TicketState.values()))));
        return statuses;
    }

    private static Map<String, JiraField> fields(SettingsReader settings) {
        Map<String, JiraField> fields = new TreeMap<>();
        settings.pairs(FIELDS).forEach((name, id) -> {
            String[] parts = id.split(":", 2);
            named(JiraField.Form.values(), parts.length < 2 ? "text" : parts[1])
                    .filter(form -> parts[0].matches(JiraField.IDS))
                    .ifPresentOrElse(
                            form -> fields.put(name, new JiraField(parts[0], form)),
                            () -> settings.malformed(
                                    FIELDS,
                                    "customfield_ and a number, duedate or environment, and after a colon text, paragraph,"
                                            + " number or option"));
        });
        return fields;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(values).filter(each -> each.name().equals(wanted)).findFirst();
    }
}
