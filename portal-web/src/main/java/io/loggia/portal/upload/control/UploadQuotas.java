package io.loggia.portal.upload.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.upload.entity.UploadQuota;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Quotas as the settings say them of all, and as admins say them of some. Every method wants the caller's transaction. */
@ApplicationScoped
public class UploadQuotas {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    public Quotas read() {
        Map<PersonId, Long> people = new HashMap<>();
        Map<DepartmentId, Long> departments = new HashMap<>();
        for (UploadQuota quota : entities.createQuery("select q from UploadQuota q", UploadQuota.class)
                .getResultList()) {
            PersonId person = quota.person();
            DepartmentId department = quota.department();
            if (person != null) {
                people.put(person, quota.bytes());
            } else if (department != null) {
                departments.put(department, quota.bytes());
            }
        }
        return new Quotas(config.authorQuotaBytes, config.departmentQuotaBytes, people, departments);
    }

    /** @param bytes 0 for any amount, null for as many as all others may have */
    public void set(PersonId person, @Nullable Long bytes) {
        set("personId", "person_id", person.value(), bytes);
    }

    /** @param bytes 0 for any amount, null for as many as all others may have */
    public void set(DepartmentId department, @Nullable Long bytes) {
        set("departmentId", "department_id", department.value(), bytes);
    }

    private void set(String field, String column, UUID owner, @Nullable Long bytes) {
        if (bytes == null) {
            entities.createQuery("delete from UploadQuota q where q." + field + " = :owner")
                    .setParameter("owner", owner)
                    .executeUpdate();
            return;
        }
        // Two admins at once: the second waits, and has the last word.
        entities.createNativeQuery("insert into upload_quota (id, " + column + ", quota_bytes) values (?1, ?2, 0)"
                        + " on conflict do nothing")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, owner)
                .executeUpdate();
        entities.createQuery("update UploadQuota q set q.bytes = :bytes where q." + field + " = :owner")
                .setParameter("bytes", bytes)
                .setParameter("owner", owner)
                .executeUpdate();
    }
}
