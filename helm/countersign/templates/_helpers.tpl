{{- define "countersign.labels" -}}
app.kubernetes.io/part-of: countersign
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "countersign.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- define "countersign.secret" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key }}
{{- end }}

{{- define "countersign.env.oversight" -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ .Values.database.url | quote }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ .Values.oidc.realm | quote }}
- name: COUNTERSIGN_EVIDENCE_URL
  value: {{ .Values.addresses.evidence | quote }}
- name: COUNTERSIGN_CLOCK_KIND
  value: real
- name: COUNTERSIGN_TICKET_PRIVATE_KEY
  value: /etc/countersign/ticket.pem
{{ include "countersign.secret" (dict "variable" "QUARKUS_DATASOURCE_PASSWORD" "secret" .Values.secrets.oversight "key" "database-password") }}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_LEDGER_REQUEST_SECRET" "secret" .Values.secrets.oversight "key" "request-secret") }}
{{- end }}

{{- define "countersign.env.evidence" -}}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ .Values.oidc.realm | quote }}
- name: COUNTERSIGN_OVERSIGHT_URL
  value: http://{{ .Release.Name }}-oversight:{{ .Values.services.oversight.port }}
- name: COUNTERSIGN_TICKET_PUBLIC_KEY
  value: /etc/countersign/ticket.pub.pem
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_STORE_URL" "secret" .Values.secrets.evidence "key" "store-url") }}
{{ include "countersign.secret" (dict "variable" "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET" "secret" .Values.secrets.evidence "key" "oidc-client-secret") }}
{{- end }}

{{- define "countersign.env.transparency" -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ .Values.database.url | quote }}
- name: COUNTERSIGN_LOG_ORIGIN
  value: {{ .Values.log.origin | quote }}
- name: COUNTERSIGN_LOG_PUBLISHED_FOLDER
  value: /var/lib/countersign
{{ include "countersign.secret" (dict "variable" "QUARKUS_DATASOURCE_PASSWORD" "secret" .Values.secrets.transparency "key" "database-password") }}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_LOG_SEED" "secret" .Values.secrets.transparency "key" "log-seed") }}
{{- end }}
