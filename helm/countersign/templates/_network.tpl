{{- /* Peers that may be reached, each by networks or by the labels of what an operator makes. */ -}}
{{- define "countersign.egress.dns" -}}
{{- range .Values.network.dns }}
- to:
    {{- if .cidr }}
    - ipBlock: {cidr: {{ .cidr | quote }}}
    {{- else }}
    - namespaceSelector:
        matchLabels: {{- toYaml .namespaceLabels | nindent 10 }}
      podSelector:
        matchLabels: {{- toYaml .podLabels | nindent 10 }}
    {{- end }}
  {{- $port := .port | default 53 }}
  ports: [{port: {{ $port }}, protocol: UDP}, {port: {{ $port }}, protocol: TCP}]
{{- end }}
{{- end }}

{{- define "countersign.egress.networks" -}}
- to:
    {{- range .cidrs }}
    - ipBlock: {cidr: {{ . | quote }}}
    {{- end }}
  ports: [{port: {{ .port }}, protocol: TCP}]
{{- end }}

{{- define "countersign.egress.database" -}}
{{- if eq .Values.database.mode "external" -}}
{{ include "countersign.egress.networks" .Values.database.external }}
{{- else -}}
- to:
    - podSelector:
        matchLabels: {cnpg.io/cluster: {{ .Release.Name }}-database}
  ports: [{port: 5432, protocol: TCP}]
{{- end }}
{{- end }}

{{- define "countersign.egress.store" -}}
{{- if eq .Values.store.mode "external" -}}
{{ include "countersign.egress.networks" .Values.store.external }}
{{- else -}}
- to:
    - podSelector:
        matchLabels: {app: {{ .Release.Name }}-store-svc}
  ports: [{port: 27017, protocol: TCP}]
{{- end }}
{{- end }}

{{- define "countersign.egress.identity" -}}
{{- if eq .Values.identity.mode "external" -}}
{{ include "countersign.egress.networks" .Values.identity.external }}
{{- else -}}
- to:
    - podSelector:
        matchLabels: {app: keycloak, app.kubernetes.io/instance: {{ .Release.Name }}-identity}
  ports: [{port: 8443, protocol: TCP}]
{{- end }}
{{- end }}

{{- define "countersign.egress.service" -}}
- to:
    - podSelector:
        matchLabels: {{- include "countersign.selector" . | nindent 10 }}
  ports: [{port: http, protocol: TCP}]
{{- end }}
