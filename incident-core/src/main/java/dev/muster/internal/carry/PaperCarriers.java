package dev.muster.internal.carry;

import dev.muster.automation.Effect;
import dev.muster.internal.engine.Carried;
import dev.muster.internal.engine.Carrier;
import dev.muster.internal.engine.Scene;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.Capability;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.document.DocumentDraft;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.document.Documents;
import dev.muster.spi.document.Folders;
import dev.muster.spi.document.Section;
import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusPages;
import dev.muster.spi.status.StatusRef;
import java.util.List;
import java.util.Optional;

/** Paperwork: folder, documents, status entry. */
final class PaperCarriers {

    private PaperCarriers() {}

    static List<Carrier<?>> all() {
        return List.of(
                Carry.of(
                                Effect.CreateFolder.class,
                                Capability.FOLDERS,
                                Operation.FOLDER_CREATE,
                                (effect, scene, context) -> made(
                                        scene,
                                        ResourceKind.FOLDER,
                                        folders(scene).create(scene.words().folderName(scene.state()), context)))
                        .finding((effect, scene, context) -> folders(scene).find(context.key(), context).stream()
                                .map(ref -> made(scene, ResourceKind.FOLDER, ref))
                                .toList())
                        .retracting(
                                (effect, id, scene, context) -> folders(scene).retract(doubled(id), context)),
                Carry.of(
                                Effect.CreateDocument.class,
                                Capability.DOCUMENTS,
                                Operation.DOCUMENT_CREATE,
                                PaperCarriers::create)
                        .finding((effect, scene, context) -> documents(scene).find(context.key(), context).stream()
                                .map(ref -> made(scene, kind(effect.purpose()), ref))
                                .toList())
                        .retracting(
                                (effect, id, scene, context) -> documents(scene).retract(doubled(id), context)),
                Carry.of(
                                Effect.RefreshDocument.class,
                                Capability.DOCUMENTS,
                                Operation.DOCUMENT_UPDATE,
                                PaperCarriers::refresh)
                        .restating(effect -> effect),
                Carry.of(
                        Effect.ShareDocuments.class,
                        Capability.DOCUMENTS,
                        Operation.DOCUMENT_SHARE,
                        PaperCarriers::share),
                Carry.either(
                                Effect.RefreshStatus.class,
                                Capability.STATUS_PAGES,
                                (effect, scene) ->
                                        entry(scene).isPresent() ? Operation.STATUS_UPDATE : Operation.STATUS_PUBLISH,
                                PaperCarriers::publish)
                        .finding((effect, scene, context) -> statusPages(scene).find(key(scene), context).stream()
                                .map(ref -> published(scene, ref))
                                .toList())
                        .retracting((effect, id, scene, context) ->
                                statusPages(scene).retract(new StatusRef(id, DOUBLED), context)),
                Carry.of(
                        Effect.ResolveStatus.class,
                        Capability.STATUS_PAGES,
                        Operation.STATUS_RESOLVE,
                        PaperCarriers::end));
    }

    private static Carried end(Effect.ResolveStatus effect, Scene scene, CallContext context) {
        Optional<String> entry = entry(scene);
        if (entry.isEmpty()) {
            return Carried.notWanted("nothing was published");
        }
        statusPages(scene).resolve(entry.get(), status(scene, effect.words(), StatusEntry.Phase.RESOLVED), context);
        return Carried.DONE;
    }

    private static final java.net.URI DOUBLED = java.net.URI.create("about:blank");

    private static DocumentRef doubled(String id) {
        return new DocumentRef(id, DOUBLED);
    }

    private static Documents documents(Scene scene) {
        return scene.provider().documents().orElseThrow();
    }

    private static Folders folders(Scene scene) {
        return scene.provider().folders().orElseThrow();
    }

    private static StatusPages statusPages(Scene scene) {
        return scene.provider().statusPages().orElseThrow();
    }

    private static ResourceKind kind(String purpose) {
        return purpose.equals("review") ? ResourceKind.REVIEW_DOCUMENT : ResourceKind.DOCUMENT;
    }

    private static Carried made(Scene scene, ResourceKind kind, DocumentRef ref) {
        String name = scene.words().resourceName(kind);
        Resource resource = new Resource(
                kind, scene.provider().name(), ref.id(), name, ref.link().toString());
        return Carried.made(ref.id(), new Command.RecordResource(resource));
    }

    private static List<Section> sections(Scene scene, String purpose) {
        return scene.words().sections(scene.state(), scene.history().get(), purpose);
    }

    private static Carried create(Effect.CreateDocument effect, Scene scene, CallContext context) {
        IncidentState state = scene.state();
        String folder = state.reach()
                .resource(ResourceKind.FOLDER)
                .filter(r -> r.provider().equals(scene.provider().name()))
                .map(Resource::id)
                .orElse(null);
        String title = scene.words().documentTitle(state, effect.purpose());
        DocumentDraft draft = new DocumentDraft(title, null, folder, sections(scene, effect.purpose()));
        return made(scene, kind(effect.purpose()), documents(scene).create(draft, context));
    }

    private static Carried refresh(Effect.RefreshDocument effect, Scene scene, CallContext context) {
        Optional<Resource> document = scene.state().reach().resource(kind(effect.purpose()));
        if (document.isEmpty()) {
            return Carried.notWanted("there is no such document");
        }
        documents(scene).update(document.get().id(), sections(scene, effect.purpose()), context);
        return Carried.DONE;
    }

    private static Carried share(Effect.ShareDocuments effect, Scene scene, CallContext context) {
        Optional<Resource> document = scene.state().reach().resource(ResourceKind.DOCUMENT);
        if (document.isEmpty()) {
            return Carried.notWanted("there is no document");
        }
        documents(scene).share(document.get().id(), Folk.active(scene), context);
        return Carried.DONE;
    }

    private static Optional<String> entry(Scene scene) {
        return scene.state().reach().resource(ResourceKind.STATUS_ENTRY).map(Resource::id);
    }

    private static StatusEntry status(Scene scene, Effect.Words words, StatusEntry.Phase phase) {
        IncidentState state = scene.state();
        String text = scene.words().message(state, words).text().plain();
        return new StatusEntry(
                scene.words().statusTitle(state),
                text,
                phase,
                state.facts().services().stream().sorted().toList());
    }

    private static StatusEntry.Phase phase(IncidentState state) {
        return switch (state.state()) {
            case TRIAGE, ACTIVE ->
                state.work().cause() == null ? StatusEntry.Phase.INVESTIGATING : StatusEntry.Phase.IDENTIFIED;
            case MITIGATED -> StatusEntry.Phase.MONITORING;
            default -> StatusEntry.Phase.RESOLVED;
        };
    }

    private static Carried publish(Effect.RefreshStatus effect, Scene scene, CallContext context) {
        StatusEntry content = status(scene, effect.words(), phase(scene.state()));
        Optional<String> entry = entry(scene);
        if (entry.isPresent()) {
            statusPages(scene).update(entry.get(), content, context);
            return Carried.DONE;
        }
        List<StatusRef> published = statusPages(scene).find(key(scene), context);
        return published(
                scene,
                published.isEmpty()
                        ? statusPages(scene).publish(content, context.withKey(key(scene)))
                        : published.get(0));
    }

    /** All refreshes know the entry by one key: the first that comes through publishes it. */
    private static RequestKey key(Scene scene) {
        return RequestKey.of(scene.state().id() + "/status-entry");
    }

    private static Carried published(Scene scene, StatusRef ref) {
        String name = scene.words().resourceName(ResourceKind.STATUS_ENTRY);
        Resource resource = new Resource(
                ResourceKind.STATUS_ENTRY,
                scene.provider().name(),
                ref.id(),
                name,
                ref.link().toString());
        return Carried.made(ref.id(), new Command.RecordResource(resource));
    }
}
