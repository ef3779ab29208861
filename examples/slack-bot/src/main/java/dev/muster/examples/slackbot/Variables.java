package dev.muster.examples.slackbot;

import dev.muster.Settings;
import dev.muster.provider.jdbc.JdbcProviderFactory;
import dev.muster.provider.jira.JiraProviderFactory;
import dev.muster.provider.pagerduty.PagerDutyProviderFactory;
import dev.muster.provider.slack.SlackProviderFactory;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The variables of the environment that are meant for the bot's tools, and everything that is wrong with them. Never shows a value. */
final class Variables {

    /** What the tools' own settings do not say: where one gets a value. */
    static final Map<String, String> WHERE = where();

    private static final String PREFIX = "MUSTER_";
    private static final String DATABASE = "jdbc:h2:file:./muster-slack-bot";
    private static final List<ProviderFactory> FACTORIES = List.of(
            new SlackProviderFactory(),
            new PagerDutyProviderFactory(),
            new JiraProviderFactory(),
            new JdbcProviderFactory());

    private final Map<String, Map<String, String>> given;

    private Variables(Map<String, Map<String, String>> given) {
        this.given = given;
    }

    /** Those of this environment. The database is a file in the working directory unless a variable says otherwise. */
    static Variables of(Map<String, String> environment) {
        Map<String, Map<String, String>> given =
                new TreeMap<>(Settings.fromEnvironment(environment).byProvider());
        Map<String, String> jdbc = new TreeMap<>(given.getOrDefault("jdbc", Map.of()));
        jdbc.putIfAbsent("url", DATABASE);
        given.put("jdbc", jdbc);
        return new Variables(given);
    }

    /** Whether the environment has any variable of the tools. */
    static boolean areThere(Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
    }

    /** A line for each variable that is missing, malformed or unknown. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        List<String> known = FACTORIES.stream().map(ProviderFactory::name).toList();
        for (ProviderFactory factory : FACTORIES) {
            ProviderConfig config = config(factory.name());
            if (factory.name().equals("slack") && config.text("app-token").isEmpty()) {
                problems.add(missing(factory, "app-token"));
            }
            for (Finding finding : config.check()) {
                problems.add(problem(factory, finding));
            }
        }
        given.keySet().stream()
                .filter(provider -> !known.contains(provider))
                .forEach(provider -> problems.add(PREFIX + provider.toUpperCase(Locale.ROOT)
                        + "… is for no tool of this bot: known are " + String.join(", ", known)));
        return problems;
    }

    /** What is given to a tool. */
    ProviderConfig config(String provider) {
        return ProviderConfig.of(provider, factory(provider).settings(), given.getOrDefault(provider, Map.of()));
    }

    /** What makes a tool. */
    static ProviderFactory factory(String provider) {
        return FACTORIES.stream()
                .filter(factory -> factory.name().equals(provider))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + provider + " in this bot"));
    }

    private static String problem(ProviderFactory factory, Finding finding) {
        String setting = finding.subject().substring(finding.subject().lastIndexOf('.') + 1);
        return finding.problem().equals("is missing")
                ? missing(factory, setting)
                : variable(factory.name(), setting) + " " + finding.problem() + ": " + finding.remedy();
    }

    private static String missing(ProviderFactory factory, String setting) {
        String variable = variable(factory.name(), setting);
        String what = factory.settings().stream()
                .filter(each -> each.name().equals(setting))
                .map(Setting::doc)
                .findFirst()
                .orElse("");
        return variable + " is missing: " + what + ". " + WHERE.getOrDefault(variable, "");
    }

    private static String variable(String provider, String setting) {
        return PREFIX + (provider + "_" + setting).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Map<String, String> where() {
        Map<String, String> where = new LinkedHashMap<>();
        where.put(
                "MUSTER_SLACK_BOT_TOKEN",
                "Get it at api.slack.com/apps, your app, OAuth & Permissions; make the app from what --manifest prints.");
        where.put(
                "MUSTER_SLACK_APP_TOKEN",
                "Get it at api.slack.com/apps, your app, Basic Information, App-Level Tokens, with connections:write.");
        where.put(
                "MUSTER_PAGERDUTY_TOKEN",
                "Get it in PagerDuty: Integrations, API Access Keys, Create New API Key, not read-only.");
        where.put(
                "MUSTER_PAGERDUTY_FROM",
                "Make a user for the bot in PagerDuty under People, Users, and give its address.");
        where.put("MUSTER_JIRA_URL", "It is the address of your Jira site in a browser, without a path.");
        where.put(
                "MUSTER_JIRA_TOKEN",
                "Get it at id.atlassian.com, Security, API tokens, and set MUSTER_JIRA_EMAIL to that account's address.");
        where.put("MUSTER_JIRA_PROJECT", "It stands before the number of each ticket: INC in INC-12.");
        return where;
    }
}
