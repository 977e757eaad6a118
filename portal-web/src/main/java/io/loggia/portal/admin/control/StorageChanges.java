package io.loggia.portal.admin.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.storage.control.ArchiveClass;
import io.loggia.portal.storage.control.S3Place;
import io.loggia.portal.storage.control.StoreBook;
import io.loggia.portal.storage.control.StoreBook.Known;
import io.loggia.portal.storage.control.StoreDefinition;
import io.loggia.portal.storage.control.StoreSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes to the second store, with their entries in the audit log. Every method wants the caller's transaction. */
@ApplicationScoped
public class StorageChanges {

    private static final Subject STORAGE = new Subject("storage", null, null);

    @Inject
    private StoreBook book;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster */
    public Known change(int version, StoreSetup setup, boolean secretSet) {
        Map<String, @Nullable Object> was = state(book.read().setup());
        Known changed = book.change(version, setup, current.viewer().name());
        Difference difference = Difference.between(was, state(changed.setup()));
        if (!difference.isEmpty()) {
            audit.byCaller("storage.changed", STORAGE, difference.before(), difference.after());
        }
        if (secretSet) {
            audit.byCaller("storage.secret-set", STORAGE, null, null);
        }
        return changed;
    }

    /** Notes that a store was tried, whether it is set up or was to be. */
    public void tried(boolean passed) {
        audit.byCaller("storage.tested", STORAGE, null, passed ? "All steps passed" : "A step failed");
    }

    private static Map<String, @Nullable Object> state(StoreSetup setup) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        put(state, "", setup.originals());
        if (setup.isApart()) {
            put(state, "renditions.", setup.renditions());
        } else if (!Objects.equals(
                setup.originals().former(), setup.renditions().former())) {
            state.put("renditions.former", place(setup.renditions().former()));
        }
        state.put("originalsThere", setup.rules().originalsThere());
        state.put("originalsAfter", setup.rules().originalsAfter());
        state.put("renditionsThere", setup.rules().renditionsThere());
        state.put("renditionsUnused", setup.rules().renditionsUnused());
        return state;
    }

    private static void put(Map<String, @Nullable Object> state, String prefix, StoreSetup.Side side) {
        state.put(prefix + "store", place(side.store()));
        state.put(prefix + "former", place(side.former()));
        S3Place s3 = side.store() instanceof StoreDefinition.Bucket bucket ? bucket.s3() : null;
        state.put(prefix + "pathStyle", s3 == null ? null : s3.pathStyle());
        state.put(prefix + "encryption", s3 == null ? null : s3.encryption().name());
        state.put(prefix + "storageClass", s3 == null ? null : s3.storageClass());
        state.put(prefix + "originalsClass", s3 == null ? null : s3.originalsClass());
        ArchiveClass archive = s3 == null ? null : s3.archive();
        state.put(prefix + "archiveClass", archive == null ? null : archive.name());
        state.put(prefix + "archiveAfter", archive == null ? null : archive.after());
        state.put(prefix + "accessKey", s3 == null ? null : s3.accessKey());
    }

    private static @Nullable String place(@Nullable StoreDefinition store) {
        return store == null ? null : store.place();
    }
}
