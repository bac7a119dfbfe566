{{- define "countersign.labels" -}}
app.kubernetes.io/part-of: countersign
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{ include "countersign.selector" . }}
{{- end }}

{{- define "countersign.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "countersign.metadata" -}}
name: {{ .root.Release.Name }}-{{ .name }}{{ .suffix }}
labels: {{- include "countersign.labels" . | nindent 2 }}
{{- end }}

{{- define "countersign.image" -}}
{{ printf "%s/%s@%s" .root.Values.image.registry .image (index .root.Values.image.digests .image) | quote }}
{{- end }}

{{- /* Where the facts are, without user and password. */ -}}
{{- define "countersign.database.url" -}}
{{- if eq .Values.database.mode "external" -}}
{{ .Values.database.external.url }}{{ ternary "&sslrootcert=/etc/countersign/database/ca.crt" "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" (not (empty .Values.database.caSecret)) }}
{{- else -}}
jdbc:postgresql://{{ .Release.Name }}-database-rw:5432/countersign?sslmode=verify-full&sslrootcert=/etc/countersign/database/ca.crt
{{- end }}
{{- end }}

{{- define "countersign.database.caSecret" -}}
{{ ternary .Values.database.caSecret (printf "%s-database-ca" .Release.Name) (eq .Values.database.mode "external") }}
{{- end }}

{{- define "countersign.realm" -}}
{{ .Values.identity.url }}/realms/countersign
{{- end }}

{{- /* Where services reach Keycloak; tokens are of the realm's public name all the same. */ -}}
{{- define "countersign.identity.internal" -}}
{{- if eq .Values.identity.mode "external" -}}
{{ .Values.identity.url }}
{{- else -}}
https://{{ .Release.Name }}-identity-service:8443
{{- end }}
{{- end }}
