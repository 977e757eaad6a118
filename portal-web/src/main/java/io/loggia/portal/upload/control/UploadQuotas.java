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
import java.util.function.Supplier;
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
        set("personId", person.value(), () -> UploadQuota.of(person), bytes);
    }

    /** @param bytes 0 for any amount, null for as many as all others may have */
    public void set(DepartmentId department, @Nullable Long bytes) {
        set("departmentId", department.value(), () -> UploadQuota.of(department), bytes);
    }

    private void set(String owner, UUID id, Supplier<UploadQuota> unset, @Nullable Long bytes) {
        UploadQuota known = entities.createQuery(
                        "select q from UploadQuota q where q." + owner + " = :id", UploadQuota.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (bytes == null) {
            if (known != null) {
                entities.remove(known);
            }
            return;
        }
        UploadQuota quota = known == null ? unset.get() : known;
        quota.setBytes(bytes);
        entities.persist(quota);
    }
}
