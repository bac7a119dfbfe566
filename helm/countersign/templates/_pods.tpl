{{- /* What every pod of ours has: no right that it does not need. */ -}}
{{- define "countersign.pod" -}}
serviceAccountName: {{ .root.Release.Name }}-{{ .name }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with index .root.Values.services .image }}
{{- with .priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with .nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{- /* What is said of a pod: ours, and what the house adds. */ -}}
{{- define "countersign.pod.metadata" -}}
labels:
  {{- include "countersign.labels" . | nindent 2 }}
  {{- with (index .root.Values.services .image).podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with (index .root.Values.services .image).podAnnotations }}
annotations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "countersign.spread" -}}
topologySpreadConstraints:
  {{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "countersign.selector" $ | nindent 8 }}
  {{- end }}
{{- end }}

{{- define "countersign.container" -}}
image: {{ include "countersign.image" . }}
imagePullPolicy: IfNotPresent
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- /* The address of the store, with its password. */ -}}
{{- define "countersign.store.env" -}}
{{- if eq .Values.store.mode "external" -}}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_STORE_URL" "secret" .Values.secrets.evidence "key" "store-url") }}
{{- else -}}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_STORE_URL" "secret" (printf "%s-store-address" .Release.Name) "key" "connectionString.standardSrv") }}
{{- end }}
{{- end }}

{{- /* Who may make roles and see every row. */ -}}
{{- define "countersign.administrator.env" -}}
- {name: COUNTERSIGN_DB_ADMIN_URL, value: {{ include "countersign.database.url" . | quote }}}
{{- if eq .Values.database.mode "external" }}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_DB_ADMIN_USER" "secret" .Values.secrets.operations "key" "database-admin-user") }}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_DB_ADMIN_PASSWORD" "secret" .Values.secrets.operations "key" "database-admin-password") }}
{{- else }}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_DB_ADMIN_USER" "secret" (printf "%s-database-superuser" .Release.Name) "key" "username") }}
{{ include "countersign.secret" (dict "variable" "COUNTERSIGN_DB_ADMIN_PASSWORD" "secret" (printf "%s-database-superuser" .Release.Name) "key" "password") }}
{{- end }}
{{- end }}

{{- define "countersign.secret" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef: {name: {{ .secret | quote }}, key: {{ .key }}}
{{- end }}

{{- /* Ports, settings and probes that the three services share. */ -}}
{{- define "countersign.service.container" -}}
{{- $service := index .root.Values.services .name -}}
{{ include "countersign.container" . }}
ports:
  - {name: http, containerPort: {{ $service.port }}}
  - {name: management, containerPort: {{ $service.managementPort }}}
startupProbe:
  httpGet: {path: /q/health/started, port: management}
  failureThreshold: 60
  periodSeconds: 1
readinessProbe:
  httpGet: {path: /q/health/ready, port: management}
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  httpGet: {path: /q/health/live, port: management}
  periodSeconds: 10
  timeoutSeconds: 3
resources: {{- toYaml $service.resources | nindent 2 }}
{{- end }}

{{- define "countersign.service.env" -}}
{{- $service := index .root.Values.services .name -}}
- {name: QUARKUS_HTTP_HOST, value: 0.0.0.0}
- {name: QUARKUS_HTTP_PORT, value: {{ $service.port | quote }}}
- {name: QUARKUS_MANAGEMENT_HOST, value: 0.0.0.0}
- {name: QUARKUS_MANAGEMENT_PORT, value: {{ $service.managementPort | quote }}}
# Not ready at once, still answering while the endpoints learn of it, then the requests in flight.
- {name: QUARKUS_SHUTDOWN_DELAY, value: 10S}
- {name: QUARKUS_SHUTDOWN_TIMEOUT, value: 30S}
{{- range $name, $value := $service.settings }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- with .root.Values.exposure.trustedProxies }}
- {name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING, value: "true"}
- {name: QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED, value: "true"}
- {name: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES, value: {{ join "," . | quote }}}
{{- end }}
{{- if .root.Values.telemetry.endpoint }}
- {name: QUARKUS_OTEL_SDK_DISABLED, value: "false"}
- {name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .root.Values.telemetry.endpoint | quote }}}
- {name: QUARKUS_OTEL_TRACES_SAMPLER_ARG, value: {{ .root.Values.telemetry.share | quote }}}
{{- if .root.Values.trust.caSecret }}
- {name: QUARKUS_OTEL_EXPORTER_OTLP_TLS_CONFIGURATION_NAME, value: private}
{{- end }}
{{- end }}
{{- if .root.Values.trust.caSecret }}
- {name: QUARKUS_TLS_PRIVATE_TRUST_STORE_PEM_CERTS, value: /etc/countersign/trust/ca.crt}
{{- end }}
{{- end }}

{{- /* A realm's address for services that take its tokens and have an account of their own. */ -}}
{{- define "countersign.oidc.env" -}}
- {name: QUARKUS_OIDC_AUTH_SERVER_URL, value: {{ printf "%s/realms/countersign" (include "countersign.identity.internal" .root) | quote }}}
- {name: QUARKUS_OIDC_TOKEN_ISSUER, value: {{ include "countersign.realm" .root | quote }}}
{{- if .root.Values.trust.caSecret }}
- {name: QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME, value: private}
- {name: QUARKUS_OIDC_CLIENT_TLS_TLS_CONFIGURATION_NAME, value: private}
{{- end }}
{{ include "countersign.secret" (dict "variable" "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET" "secret" (index .root.Values.secrets .name) "key" "oidc-client-secret") }}
{{- end }}

{{- /* Files that hold what is not for the environment; sets, by name, which there are. */ -}}
{{- define "countersign.mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if .root.Values.trust.caSecret }}
- {name: trust, mountPath: /etc/countersign/trust, readOnly: true}
{{- end }}
{{- if and .database (include "countersign.database.caSecret" .root) }}
- {name: database-ca, mountPath: /etc/countersign/database, readOnly: true}
{{- end }}
{{- end }}

{{- define "countersign.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: {{ .scratch | default "512Mi" }}}
{{- if .root.Values.trust.caSecret }}
- name: trust
  secret:
    secretName: {{ .root.Values.trust.caSecret | quote }}
    defaultMode: 288
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- if and .database (include "countersign.database.caSecret" .root) }}
- name: database-ca
  secret:
    secretName: {{ include "countersign.database.caSecret" .root | quote }}
    defaultMode: 288
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- end }}

{{- /* Waits until the database is of this release, so that no service starts on an older one. */ -}}
{{- define "countersign.await" -}}
- name: await-schema
  {{- include "countersign.container" (dict "root" .root "image" "operations") | nindent 2 }}
  args: [await-schema]
  env:
    - {name: COUNTERSIGN_DB_URL, value: {{ include "countersign.database.url" .root | quote }}}
    - {name: COUNTERSIGN_DB_USER, value: countersign_{{ .name }}}
    {{- include "countersign.secret" (dict "variable" "COUNTERSIGN_DB_PASSWORD" "secret" (index .root.Values.secrets .name) "key" "database-password") | nindent 4 }}
  resources: {{- toYaml .root.Values.services.operations.resources | nindent 4 }}
  volumeMounts: {{- include "countersign.mounts" (dict "root" .root "database" true) | nindent 4 }}
{{- end }}

{{- /* Service, management service, account and disruption budget of one service. */ -}}
{{- define "countersign.service" -}}
{{- $service := index .root.Values.services .name -}}
apiVersion: v1
kind: ServiceAccount
metadata: {{- include "countersign.metadata" . | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: v1
kind: Service
metadata: {{- include "countersign.metadata" . | nindent 2 }}
spec:
  selector: {{- include "countersign.selector" . | nindent 4 }}
  ports:
    - {name: http, port: {{ $service.port }}, targetPort: http, appProtocol: http}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .root.Release.Name }}-{{ .name }}-management
  labels:
    {{- include "countersign.labels" . | nindent 4 }}
    countersign.dev/door: management
spec:
  clusterIP: None
  # Metrics of a pod that is not ready are those that are wanted most.
  publishNotReadyAddresses: true
  selector: {{- include "countersign.selector" . | nindent 4 }}
  ports:
    - {name: management, port: {{ $service.managementPort }}, targetPort: management, appProtocol: http}
{{- if gt (int $service.replicas) 1 }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {{- include "countersign.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- include "countersign.selector" . | nindent 6 }}
{{- end }}
{{- with $service.autoscaling }}
{{- if .enabled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {{- include "countersign.metadata" $ | nindent 2 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ $.root.Release.Name }}-{{ $.name }}}
  minReplicas: {{ $service.replicas }}
  maxReplicas: {{ .maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ .cpu }}}
  behavior:
    scaleDown: {stabilizationWindowSeconds: 300}
{{- end }}
{{- end }}
{{- end }}
