package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.automation.Plan;
import dev.muster.communication.Cadence;
import dev.muster.communication.NoticeRule;
import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.lifecycle.ResolveGuard.Requirement;
import dev.muster.role.Role;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The playbooks that ship with the library. */
class ProfilesTest {

    @Test
    void the_minimal_profile_in_java_equals_its_file() {
        assertThat(MinimalPlaybook.make()).isEqualTo(PlaybookReader.parse("profile minimal", Profiles.text("minimal")));
    }

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "airbnb", "atlassian", "linkedin"})
    void name_themselves_and_their_edition_in_every_policy(String profile) {
        Playbook playbook = Playbook.profile(profile);

        assertThat(playbook.name()).isEqualTo(profile);
        assertThat(playbook.defaultIncidentType().policy().version()).isEqualTo(profile + "-1");
        assertThat(playbook.defaultIncidentType().policy().severity().version()).isEqualTo(profile + "-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "airbnb", "atlassian", "linkedin"})
    void survive_the_way_through_a_builder(String profile) {
        Playbook playbook = Playbook.profile(profile);

        assertThat(playbook.toBuilder().build()).isEqualTo(playbook);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "airbnb", "atlassian", "linkedin"})
    void can_be_extended_by_nothing_but_a_name(String profile) {
        Playbook mine = Playbook.parse("name: mine\nversion: 7\nextends: " + profile);

        assertThat(mine.toBuilder().name(profile).version("1").build()).isEqualTo(Playbook.profile(profile));
        assertThat(mine.defaultIncidentType().policy().version()).isEqualTo("mine-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "airbnb", "atlassian", "linkedin"})
    void share_what_is_the_same_everywhere(String profile) {
        Playbook playbook = Playbook.profile(profile);
        IncidentPolicy policy = playbook.defaultIncidentType().policy();
        Plan plan = playbook.defaultIncidentType().plan();

        assertThat(playbook.timelineMarks()).containsExactly("memo");
        assertThat(policy.timeouts().archiveAfter()).isEqualTo(Duration.ofDays(10));
        assertThat(policy.communication().updateEvery())
                .containsOnlyKeys(Tier.MAJOR)
                .containsEntry(Tier.MAJOR, Duration.ofMinutes(30));
        assertThat(policy.communication().stale()).containsOnlyKeys(Tier.values());
        assertThat(policy.communication().stale().get(Tier.MAJOR))
                .isEqualTo(new Cadence(Duration.ofHours(1), Duration.ofHours(1), 3));
        assertThat(policy.actionItems().warnBefore()).isEqualTo(Duration.ofDays(3));
        assertThat(policy.actionItems().highDueAfter()).containsOnlyKeys(Tier.values());
        assertThat(plan.pageFallback())
                .containsExactly(Plan.Fallback.CHAT, Plan.Fallback.MAIL, Plan.Fallback.TELL_THE_ROOM);
    }

    @ParameterizedTest
    @CsvSource({
        "minimal, Incident Commander",
        "airbnb, Incident Manager",
        "atlassian, Incident Manager",
        "linkedin, Incident Manager"
    })
    void merge_lead_and_communications_when_minor(String profile, String leadName) {
        IncidentPolicy policy = Playbook.profile(profile).defaultIncidentType().policy();

        Role merged = policy.roles().covering(Tier.MINOR, Role.COMMUNICATIONS).orElseThrow();
        assertThat(merged.key()).isEqualTo(Role.LEAD);
        assertThat(merged.name()).isEqualTo(leadName);
        assertThat(policy.roles()
                        .covering(Tier.MAJOR, Role.COMMUNICATIONS)
                        .orElseThrow()
                        .key())
                .isEqualTo(Role.COMMUNICATIONS);
    }

    @Test
    void airbnb_resolves_when_the_impact_is_over_and_the_cause_known() {
        assertThat(requirements("airbnb")).containsExactlyInAnyOrder(Requirement.IMPACT_OVER, Requirement.CAUSE_KNOWN);
    }

    @Test
    void atlassian_resolves_when_the_service_is_back_as_usual_whatever_the_cause() {
        assertThat(requirements("atlassian")).containsExactlyInAnyOrder(Requirement.IMPACT_OVER, Requirement.SUMMARY);
    }

    @Test
    void linkedin_resolves_when_it_is_verified_and_nothing_temporary_is_left() {
        assertThat(requirements("linkedin"))
                .containsExactlyInAnyOrder(
                        Requirement.MITIGATION_VERIFIED, Requirement.NO_TEMPORARY_MITIGATION, Requirement.SUMMARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"airbnb", "atlassian", "linkedin"})
    void owe_a_review_for_major_and_medium_and_a_first_word_for_major_alone(String profile) {
        IncidentPolicy policy = Playbook.profile(profile).defaultIncidentType().policy();

        assertThat(policy.review().requiredFor()).isEqualTo(EnumSet.of(Tier.MAJOR, Tier.MEDIUM));
        assertThat(policy.communication().notices())
                .filteredOn(NoticeRule::initial)
                .singleElement()
                .satisfies(notice -> assertThat(notice.when().minTier()).isEqualTo(Tier.MAJOR));
    }

    @Test
    void tell_nobody_of_a_minor_incident() {
        for (String profile : Playbook.profiles()) {
            assertThat(Playbook.profile(profile)
                            .defaultIncidentType()
                            .policy()
                            .communication()
                            .notices())
                    .as(profile)
                    .noneMatch(notice ->
                            notice.when().minTier() == null || notice.when().minTier() == Tier.MINOR);
        }
    }

    @Test
    void minimal_needs_nobody_and_nothing() {
        Playbook minimal = Playbook.profile("minimal");

        assertThat(minimal.knowledge()).isEqualTo(Knowledge.EMPTY);
        assertThat(minimal.defaultIncidentType().plan().resources()).isEmpty();
        assertThat(minimal.defaultIncidentType().policy().resolve().requires()).isEmpty();
        assertThat(minimal.defaultIncidentType().policy().review().requiredFor())
                .isEmpty();
        assertThat(minimal.defaultIncidentType().policy().communication().notices())
                .isEmpty();
    }

    @Test
    @Tag("L-007")
    void many_users_and_a_clear_business_effect_are_major() {
        Classification found = classify(Impact.UNKNOWN.share(0.3).business(true), 5);

        assertThat(found.severity()).isEqualTo(Severity.MAJOR);
        assertThat(found.explain()).contains("many users and a clear business effect: fired");
        assertThat(classify(Impact.UNKNOWN.share(0.02).business(true), 5).severity())
                .isNotEqualTo(Severity.MAJOR);
        assertThat(classify(Impact.UNKNOWN.share(0.3).business(false), 5).severity())
                .isNotEqualTo(Severity.MAJOR);
    }

    @Test
    @Tag("L-010")
    void most_users_are_major_from_half_an_hour_on() {
        Impact mostUsers = Impact.UNKNOWN.share(0.6);

        Classification early = classify(mostUsers, 29);
        assertThat(early.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(early.recheckAt()).isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThat(classify(mostUsers, 30).severity()).isEqualTo(Severity.MAJOR);
        assertThat(classify(mostUsers, 31).rule()).isEqualTo("most users for half an hour");
        assertThat(classify(Impact.UNKNOWN.share(0.5), 31).severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    @Tag("L-008")
    @Tag("L-011")
    void a_region_without_private_messages_is_medium_and_named() {
        Classification found =
                classify(Impact.UNKNOWN.critical(true).share(0.08).in("Middle East"), 90);

        assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(found.explain()).contains("Middle East", "a critical flow in a region: fired");
    }

    @Test
    @Tag("L-009")
    @Tag("L-012")
    void a_badge_missing_in_the_profiles_of_one_country_is_minor() {
        Classification found =
                classify(Impact.UNKNOWN.critical(false).share(0.04).in("Indonesia"), 300);

        assertThat(found.severity()).isEqualTo(Severity.MINOR);
        assertThat(found.rule()).isNull();
        assertThat(found.recheckAt()).isNull();
    }

    @Test
    void an_unknown_profile_says_which_there_are() {
        assertThatExceptionOfType(PlaybookException.class)
                .isThrownBy(() -> Playbook.profile("atlasian"))
                .withMessageContaining("did you mean atlassian? known: minimal, airbnb, atlassian, linkedin");
    }

    private static Set<Requirement> requirements(String profile) {
        return Playbook.profile(profile)
                .defaultIncidentType()
                .policy()
                .resolve()
                .requires();
    }

    private static Classification classify(Impact impact, int minutes) {
        return Playbook.profile("linkedin")
                .defaultIncidentType()
                .policy()
                .severity()
                .classify(impact, START, START.plus(Duration.ofMinutes(minutes)));
    }
}
