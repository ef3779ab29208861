package dev.muster.internal.carry;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.group.Group;
import dev.muster.spi.meeting.Meeting;
import dev.muster.spi.meeting.MeetingDraft;
import dev.muster.spi.meeting.Meetings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Bridge, review meeting and group. */
final class GatheringCarriers {

    private static final Duration REVIEW_LENGTH = Duration.ofHours(1);

    private GatheringCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                Carry.of(
                                Effect.OpenBridge.class,
                                Capability.MEETINGS,
                                Operation.BRIDGE_OPEN,
                                (effect, scene, context) -> made(
                                        scene,
                                        ResourceKind.BRIDGE,
                                        meetings(scene).bridge(scene.words().folderName(scene.state()), context)))
                        .finding((effect, scene, context) -> found(scene, ResourceKind.BRIDGE, context))
                        .retracting(
                                (effect, id, scene, context) -> meetings(scene).cancel(id, context)),
                Carry.of(
                                Effect.ScheduleReview.class,
                                Capability.MEETINGS,
                                Operation.MEETING_SCHEDULE,
                                GatheringCarriers::schedule)
                        .finding((effect, scene, context) -> found(scene, ResourceKind.REVIEW_MEETING, context))
                        .retracting(
                                (effect, id, scene, context) -> meetings(scene).cancel(id, context)),
                Carry.of(
                                Effect.SetGroup.class,
                                Capability.GROUPS,
                                Operation.GROUP_SET_MEMBERS,
                                GatheringCarriers::setGroup)
                        .restating(effect -> effect));
    }

    private static Meetings meetings(Scene scene) {
        return scene.provider().meetings().orElseThrow();
    }

    private static Carried made(Scene scene, ResourceKind kind, Meeting meeting) {
        Resource resource = new Resource(
                kind,
                scene.provider().name(),
                meeting.id(),
                scene.words().resourceName(kind),
                meeting.link().toString());
        return Carried.made(meeting.id(), new Command.RecordResource(resource));
    }

    private static List<Carried> found(Scene scene, ResourceKind kind, CallContext context) {
        return meetings(scene).find(context.key(), context).stream()
                .map(meeting -> made(scene, kind, meeting))
                .toList();
    }

    private static Carried schedule(Effect.ScheduleReview effect, Scene scene, CallContext context) {
        MeetingDraft draft = new MeetingDraft(
                scene.words().documentTitle(scene.state(), "review"),
                effect.at(),
                REVIEW_LENGTH,
                Folk.active(scene),
                scene.words().topic(scene.state(), 1000));
        return made(scene, ResourceKind.REVIEW_MEETING, meetings(scene).schedule(draft, context));
    }

    private static Carried setGroup(Effect.SetGroup effect, Scene scene, CallContext context) {
        String name = scene.state().id().toLowerCase(Locale.ROOT);
        Group group = scene.provider().groups().orElseThrow().setMembers(name, Folk.active(scene), context);
        Resource resource = new Resource(
                ResourceKind.GROUP,
                scene.provider().name(),
                group.id(),
                name,
                group.link().toString());
        return Carried.done(new Command.RecordResource(resource));
    }
}
