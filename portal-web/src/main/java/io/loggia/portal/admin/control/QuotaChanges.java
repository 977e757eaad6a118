package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.DepartmentTree;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.upload.control.Quotas;
import io.loggia.portal.upload.control.UploadQuotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Changes to what single people and departments may upload: written down. Every method wants the caller's transaction. */
@ApplicationScoped
public class QuotaChanges {

    @Inject
    private UploadQuotas quotas;

    @Inject
    private People people;

    @Inject
    private DepartmentTree departments;

    @Inject
    private Departments ever;

    @Inject
    private AuditLog audit;

    /**
     * @param bytes 0 for any amount, null for as many as all may have
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND}
     */
    public void change(PersonId person, @Nullable Long bytes) {
        String name = people.find(person)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person."))
                .name();
        Quotas before = quotas.read();
        quotas.set(person, bytes);
        write(new Subject("person", person.toString(), name), before.ofPeople().get(person), bytes);
    }

    /**
     * @param bytes 0 for any amount, null for as many as all may have
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for one that is not there, where it is to have another quota
     */
    public void change(DepartmentId department, @Nullable Long bytes) {
        // One that is gone takes no other quota, but may lose its own.
        String name = bytes == null
                ? ever.namesEver().getOrDefault(department, "")
                : departments.find(department).name();
        Quotas before = quotas.read();
        quotas.set(department, bytes);
        write(
                new Subject("department", department.toString(), name),
                before.ofSomeDepartments().get(department),
                bytes);
    }

    private void write(Subject subject, @Nullable Long before, @Nullable Long after) {
        audit.byCaller("storage.quota-changed", subject, words(before), words(after));
    }

    private static String words(@Nullable Long bytes) {
        if (bytes == null) {
            return "as all others";
        }
        return bytes == 0 ? "any amount" : bytes + " bytes";
    }
}
