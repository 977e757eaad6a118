{{- define "loggia.fullname" -}}
{{- if contains "loggia" .Release.Name -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-loggia" .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end -}}
{{- end -}}

{{- define "loggia.selector" -}}
app.kubernetes.io/name: loggia
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: portal
{{- end -}}

{{- define "loggia.worker.selector" -}}
app.kubernetes.io/name: loggia
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: worker
{{- end -}}

{{- define "loggia.edge.selector" -}}
app.kubernetes.io/name: loggia
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: edge
{{- end -}}

{{- define "loggia.edge.labels" -}}
{{ include "loggia.edge.selector" . }}
{{ include "loggia.marks" . }}
{{- end -}}

{{- define "loggia.labels" -}}
{{ include "loggia.selector" . }}
{{ include "loggia.marks" . }}
{{- end -}}

{{- define "loggia.worker.labels" -}}
{{ include "loggia.worker.selector" . }}
{{ include "loggia.marks" . }}
{{- end -}}

{{- define "loggia.marks" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "loggia.claim" -}}
{{ .Values.storage.existingClaim | default (printf "%s-data" (include "loggia.fullname" .)) }}
{{- end -}}
