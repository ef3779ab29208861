package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.document.DocumentDraft;
import dev.muster.spi.document.DocumentRef;
import dev.muster.spi.document.Documents;
import dev.muster.spi.document.Folders;
import dev.muster.spi.document.Section;
import dev.muster.spi.document.Sheets;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A drive with documents, folders and sheets. What people write in a document stays where it is, whatever the library does to the sections.
 * Thread-safe.
 */
public final class InMemoryFiles {

    private final Tool tool;
    private final Map<String, File> files = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> sheets = new LinkedHashMap<>();
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final Docs documents;
    private final Dirs folders;
    private int last;

    InMemoryFiles(Tool tool) {
        this.tool = tool;
        this.documents = new Docs(tool.keyed());
        this.folders = new Dirs(tool.keyed());
    }

    /** The documents as callers see them. */
    public Documents documents() {
        return documents;
    }

    /** The folders as callers see them. */
    public Folders folders() {
        return folders;
    }

    /** The sheets as callers see them. */
    public Sheets sheets() {
        return new Registers();
    }

    /** Every document that was not deleted, in the order they were made. */
    public List<StoredDocument> allDocuments() {
        return all(false);
    }

    /** Every folder that was not deleted, in the order they were made. */
    public List<StoredDocument> allFolders() {
        return all(true);
    }

    /** The document or folder with this id; empty when there is none. */
    public Optional<StoredDocument> file(String id) {
        return tool.world(() -> Optional.ofNullable(files.get(id)).map(File::view));
    }

    /** The rows of a sheet by their key, each its values by column; empty when nothing was written there. */
    public Map<String, Map<String, String>> rows(String sheet) {
        return tool.world(() -> {
            Map<String, Map<String, String>> rows = new LinkedHashMap<>();
            sheets.getOrDefault(sheet, Map.of()).forEach((key, values) -> rows.put(key, Map.copyOf(values)));
            return rows;
        });
    }

    /** Somebody writes a paragraph behind a section of a document; at its end when it has no such section. */
    public void write(String document, String afterSection, String text) {
        tool.world(() -> {
            List<Part> parts = file(document, "document").parts;
            int place = parts.size();
            for (int n = 0; n < parts.size(); n++) {
                if (afterSection.equals(parts.get(n).name)) {
                    place = n + 1;
                }
            }
            parts.add(place, new Part(null, "", RichText.plain(text)));
            return Tool.Done.OK;
        });
    }

    /** Somebody deletes a document or folder. */
    public void delete(String id) {
        tool.world(() -> {
            remove(file(id, "file").ref);
            return Tool.Done.OK;
        });
    }

    /** A template that documents can be copied from; from now on an unknown one is refused. */
    public InMemoryFiles template(String id, String text) {
        tool.world(() -> templates.put(id, text));
        return this;
    }

    private String template(DocumentDraft draft) {
        if (draft.template() == null || templates.isEmpty()) {
            return "";
        }
        String text = templates.get(draft.template());
        if (text == null) {
            throw tool.rejected("template", draft.template() + " does not exist", "name one of " + templates.keySet());
        }
        return text;
    }

    private List<StoredDocument> all(boolean folder) {
        return tool.world(() -> files.values().stream()
                .filter(file -> file.isFolder == folder)
                .map(File::view)
                .toList());
    }

    private File file(String id, String field) {
        File file = files.get(id);
        if (file == null) {
            throw tool.rejected(field, id + " does not exist", "it may have been deleted; create another one");
        }
        return file;
    }

    private File make(String kind, String title, CallContext context) {
        String id = kind + ++last;
        File file = new File(new DocumentRef(id, tool.link("files/" + id)), title, kind.equals("F"), context);
        files.put(id, file);
        return file;
    }

    private void share(String id, List<Person> people) {
        Set<String> readers = file(id, "file").readers;
        people.forEach(person -> readers.add(person.id()));
    }

    private void remove(DocumentRef ref) {
        File file = files.remove(ref.id());
        if (file != null) {
            documents.created.remove(file);
            folders.created.remove(file);
        }
    }

    private final class Docs implements Documents {

        private final Keyed<File> created;

        Docs(Keyed<File> created) {
            this.created = created;
        }

        @Override
        public Promises promises() {
            return tool.promises("documents.");
        }

        @Override
        public DocumentRef create(DocumentDraft draft, CallContext context) {
            return tool.write(Operation.DOCUMENT_CREATE, draft.title(), context, () -> {
                if (draft.folder() != null) {
                    file(draft.folder(), "folder");
                }
                String template = template(draft);
                return created.create(Operation.DOCUMENT_CREATE, context.key().value(), f -> true, () -> {
                            File file = make("D", Texts.marked(draft.title(), context), context);
                            file.template = draft.template();
                            file.folder = draft.folder();
                            if (!template.isEmpty()) {
                                file.parts.add(new Part(null, "", RichText.plain(template)));
                            }
                            draft.sections().forEach(file::write);
                            return file;
                        })
                        .ref;
            });
        }

        @Override
        public List<DocumentRef> find(RequestKey key, CallContext context) {
            return tool.read(
                    "documents.find",
                    key.value(),
                    context,
                    () -> created.find(Operation.DOCUMENT_CREATE, key.value()).stream()
                            .map(file -> file.ref)
                            .toList());
        }

        @Override
        public void update(String document, List<Section> sections, CallContext context) {
            tool.run(Operation.DOCUMENT_UPDATE, document, context, () -> {
                File file = file(document, "document");
                sections.forEach(file::write);
            });
        }

        @Override
        public void share(String document, List<Person> people, CallContext context) {
            tool.run(Operation.DOCUMENT_SHARE, document, context, () -> InMemoryFiles.this.share(document, people));
        }

        @Override
        public void retract(DocumentRef superfluous, CallContext context) {
            tool.change("documents.retract", superfluous.id(), context, () -> remove(superfluous));
        }
    }

    private final class Dirs implements Folders {

        private final Keyed<File> created;

        Dirs(Keyed<File> created) {
            this.created = created;
        }

        @Override
        public Promises promises() {
            return tool.promises("folders.");
        }

        @Override
        public DocumentRef create(String name, CallContext context) {
            return tool.write(
                    Operation.FOLDER_CREATE,
                    name,
                    context,
                    () -> created.create(
                                    Operation.FOLDER_CREATE,
                                    context.key().value(),
                                    f -> true,
                                    () -> make("F", Texts.marked(name, context), context))
                            .ref);
        }

        @Override
        public List<DocumentRef> find(RequestKey key, CallContext context) {
            return tool.read(
                    "folders.find",
                    key.value(),
                    context,
                    () -> created.find(Operation.FOLDER_CREATE, key.value()).stream()
                            .map(file -> file.ref)
                            .toList());
        }

        @Override
        public void share(String folder, List<Person> people, CallContext context) {
            tool.run(Operation.FOLDER_SHARE, folder, context, () -> InMemoryFiles.this.share(folder, people));
        }

        @Override
        public void retract(DocumentRef superfluous, CallContext context) {
            tool.change("folders.retract", superfluous.id(), context, () -> remove(superfluous));
        }
    }

    private final class Registers implements Sheets {

        @Override
        public Promises promises() {
            return tool.promises("sheets.");
        }

        @Override
        public void upsert(String sheet, String rowKey, Map<String, String> values, CallContext context) {
            tool.run(
                    Operation.SHEET_UPSERT,
                    sheet + " " + rowKey,
                    context,
                    () -> sheets.computeIfAbsent(sheet, s -> new LinkedHashMap<>())
                            .computeIfAbsent(rowKey, r -> new LinkedHashMap<>())
                            .putAll(values));
        }
    }

    private static final class File {

        private final DocumentRef ref;
        private final String title;
        private final boolean isFolder;
        private final CallContext context;
        private final List<Part> parts = new ArrayList<>();
        private final Set<String> readers = new LinkedHashSet<>();
        private @Nullable String template;
        private @Nullable String folder;

        File(DocumentRef ref, String title, boolean isFolder, CallContext context) {
            this.ref = ref;
            this.title = title;
            this.isFolder = isFolder;
            this.context = context;
        }

        void write(Section section) {
            Part written = new Part(section.name(), section.heading(), section.body());
            for (int n = 0; n < parts.size(); n++) {
                if (section.name().equals(parts.get(n).name)) {
                    parts.set(n, written);
                    return;
                }
            }
            parts.add(written);
        }

        StoredDocument view() {
            Map<String, String> sections = new LinkedHashMap<>();
            StringBuilder text = new StringBuilder();
            for (Part part : parts) {
                String plain = part.text.plain();
                if (part.name != null) {
                    sections.put(part.name, plain);
                    text.append(part.heading).append('\n');
                }
                text.append(plain).append('\n');
            }
            return new StoredDocument(
                    ref,
                    title,
                    template,
                    folder,
                    text.toString(),
                    sections,
                    readers,
                    context.key(),
                    context.visibility());
        }

        @Override
        public String toString() {
            return ref.id();
        }
    }

    /** A part of a document: generated when it has a section's name, written by people when it has none. */
    private record Part(@Nullable String name, String heading, RichText text) {}
}
