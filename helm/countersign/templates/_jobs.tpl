{{- /*
A job of an install or upgrade, with its account and its network. Where the parts that it needs are
there already it runs as a hook, before anything else of the release. Where operators make those
parts, they come with the first install itself: then it is a plain job, and waits for them.
*/ -}}
{{- define "countersign.job" -}}
{{- $hook := or .external .root.Release.IsUpgrade -}}
{{- if $hook }}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "countersign.metadata" . | nindent 2 }}
  annotations: {{- include "countersign.hook" (dict "weight" "-10") | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "countersign.metadata" . | nindent 2 }}
  annotations: {{- include "countersign.hook" (dict "weight" "-10") | nindent 4 }}
spec: {{- include "countersign.job.network" . | nindent 2 }}
---
{{- else }}
apiVersion: v1
kind: ServiceAccount
metadata: {{- include "countersign.metadata" . | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {{- include "countersign.metadata" . | nindent 2 }}
spec: {{- include "countersign.job.network" . | nindent 2 }}
---
{{- end }}
apiVersion: batch/v1
kind: Job
metadata:
  {{- if $hook }}
  {{- include "countersign.metadata" . | nindent 2 }}
  annotations: {{- include "countersign.hook" (dict "weight" .weight) | nindent 4 }}
  {{- else }}
  # A job cannot be changed: another image is another job.
  name: {{ .root.Release.Name }}-{{ .name }}-{{ trimPrefix "sha256:" .root.Values.image.digests.operations | trunc 8 }}
  labels: {{- include "countersign.labels" . | nindent 4 }}
  {{- end }}
spec:
  backoffLimit: 3
  # An index of a large table is made in one go, however long that takes.
  activeDeadlineSeconds: 14400
  template:
    metadata: {{- include "countersign.pod.metadata" . | nindent 6 }}
    spec:
      {{- include "countersign.pod" . | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: {{ .name }}
          {{- include "countersign.container" . | nindent 10 }}
          args: {{ .args | toJson }}
          env: {{- .env | nindent 12 }}
          resources: {{- toYaml .root.Values.services.operations.resources | nindent 12 }}
          volumeMounts: {{- include "countersign.mounts" . | nindent 12 }}
      volumes: {{- include "countersign.volumes" . | nindent 8 }}
{{- end }}

{{- define "countersign.hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{- end }}

{{- define "countersign.job.network" -}}
podSelector:
  matchLabels: {{- include "countersign.selector" . | nindent 4 }}
policyTypes: [Ingress, Egress]
egress:
  {{- include "countersign.egress.dns" .root | trim | nindent 2 }}
  {{- .egress | nindent 2 }}
{{- end }}

{{- /*
What is run by hand, from a CronJob that never starts by itself, with its account and its network:
`kubectl create job --from=cronjob/NAME`. It is given `seconds`, `egress`, `containers` and, where
it has more than every pod has, `volumes`.
*/ -}}
{{- define "countersign.by-hand" -}}
apiVersion: v1
kind: ServiceAccount
metadata: {{- include "countersign.metadata" . | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {{- include "countersign.metadata" . | nindent 2 }}
spec: {{- include "countersign.job.network" . | nindent 2 }}
---
{{ include "countersign.by-hand.job" . }}
{{- end }}

{{- define "countersign.by-hand.job" -}}
apiVersion: batch/v1
kind: CronJob
metadata: {{- include "countersign.metadata" . | nindent 2 }}
spec:
  # A person says when; the schedule is there because one has to be.
  suspend: true
  schedule: "0 0 1 1 *"
  concurrencyPolicy: Forbid
  jobTemplate:
    metadata:
      labels: {{- include "countersign.labels" . | nindent 8 }}
    spec:
      # What it says is the answer; nothing is gained by asking again.
      backoffLimit: 0
      activeDeadlineSeconds: {{ .seconds }}
      template:
        metadata: {{- include "countersign.pod.metadata" . | nindent 10 }}
        spec:
          {{- include "countersign.pod" . | nindent 10 }}
          restartPolicy: Never
          {{- .containers | nindent 10 }}
          volumes:
            {{- include "countersign.volumes" . | nindent 12 }}
            {{- with .volumes }}
            {{- . | nindent 12 }}
            {{- end }}
{{- end }}
